// Turkish words of the kinds of faults.

#include "app/view_data/words.hpp"

#include <array>

namespace gashub::app {

std::span<const Translation> turkish_fault_words() {
    static constexpr auto words = std::to_array<Translation>({
        {"did you mean %1?", "%1 mi demek istediniz?"},
        {"which rule is meant is not clear", "hangi kuralın kastedildiği belirsiz"},
        {"no place on the map", "haritada böyle bir yer yok"},
        {"no country code", "ülke kodu değil"},
        {"no date", "tarih değil"},
        {"no good name", "uygun bir ad değil"},
        {"no month", "ay değil"},
        {"no number", "sayı değil"},
        {"a seasonal profile that does not fit", "uymayan bir mevsim profili"},
        {"shares that do not add up", "toplamı tutmayan paylar"},
        {"the file is not text in UTF-8", "dosya UTF-8 metin değil"},
        {"the file's JSON is broken", "dosyanın JSON'u bozuk"},
        {"a route with a gap", "kopuk bir yol"},
        {"rules that contradict each other", "çelişen kurallar"},
        {"cost that does not rise", "artmayan maliyet"},
        {"the end comes before the start", "son, başlangıçtan önce"},
        {"nested too deeply", "çok derin iç içe"},
        {"two of the same name", "aynı addan iki tane"},
        {"the same key twice", "aynı anahtar iki kez"},
        {"two markets in one place", "bir yerde iki piyasa"},
        {"an event that touches nothing", "hiçbir şeye dokunmayan bir olay"},
        {"a gap in the horizon", "dönemde boşluk"},
        {"a pipe from a place to itself", "bir yerden kendine giden boru"},
        {"gas not served is worth too little", "karşılanmayan gazın değeri çok düşük"},
        {"no capacity", "kapasite yok"},
        {"something is missing", "eksik bir şey var"},
        {"capacity below zero", "sıfırın altında kapasite"},
        {"a rule that is never met", "hiç devreye girmeyen kural"},
        {"no such file", "böyle bir dosya yok"},
        {"no hub", "merkez yok"},
        {"no network", "ağ yok"},
        {"no finite number", "sonlu bir sayı değil"},
        {"nothing there to remove", "orada kaldırılacak bir şey yok"},
        {"another unit", "başka bir birim"},
        {"a number beyond what may be", "sınırların dışında bir sayı"},
        {"too many periods", "çok fazla dönem"},
        {"too small a number", "çok küçük bir sayı"},
        {"no such pipe or way", "böyle bir boru ya da yol yok"},
        {"no such element", "böyle bir öğe yok"},
        {"no such key", "böyle bir anahtar yok"},
        {"no such kind", "böyle bir tür yok"},
        {"no such place", "böyle bir yer yok"},
        {"no such origin", "böyle bir kaynak yok"},
        {"no such owner", "böyle bir sahip yok"},
        {"nothing to set there", "orada ayarlanacak bir şey yok"},
        {"no such region", "böyle bir bölge yok"},
        {"no such scenario", "böyle bir senaryo yok"},
        {"no such sector", "böyle bir sektör yok"},
        {"no such seller", "böyle bir satıcı yok"},
        {"no such field", "böyle bir saha yok"},
        {"no such store", "böyle bir depo yok"},
        {"no such unit", "böyle bir birim yok"},
        {"no such word", "böyle bir sözcük yok"},
        {"demand that no gas can reach", "hiçbir gazın ulaşamadığı talep"},
        {"a file of another kind", "başka türden bir dosya"},
        {"a value of another type", "başka tipte bir değer"},
    });
    return words;
}

} // namespace gashub::app
