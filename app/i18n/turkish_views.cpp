// Turkish words of views, their help, their tables and the reasons of a price.

#include "app/view_data/words.hpp"

#include <array>

namespace gashub::app {

std::span<const Translation> turkish_view_words() {
    static constexpr auto words = std::to_array<Translation>(
        {// views
         {"Map of flows", "Akış haritası"},
         {"Prices", "Fiyatlar"},
         {"Gas by origin", "Kaynağına göre gaz"},
         {"Origins to markets", "Kaynaktan pazara"},
         {"Storage", "Depolama"},
         {"Who gains", "Kim kazanıyor"},
         {"Merit order", "Maliyet sırası"},
         {"How sure?", "Ne kadar emin?"},
         {"Tipping point", "Dönüm noktası"},
         {"Security", "Arz güvenliği"},
         {"Bargaining power", "Pazarlık gücü"},
         {"Lines are as wide as the gas they carry, in stripes by origin. Two bars across a line: "
          "full; dashes: idle. Click a place or a line.",
          "Çizgiler taşıdıkları gaz kadar geniştir, kaynağına göre şeritlidir. Çizgiyi kesen iki "
          "çubuk: dolu; kesik çizgi: boş. Bir yere ya da çizgiye tıklayın."},
         {"The price of gas at the watched places, period by period. Dashed and pale: what it is "
          "held against.",
          "İzlenen yerlerde dönem dönem gaz fiyatı. Soluk kesik çizgi: karşılaştırma."},
         {"Whose gas passes the chosen place, traced by mixing: what leaves a place has the mix of "
          "what came in. Hatched: under the hub's label.",
          "Seçilen yerden kimin gazı geçiyor; karışımla izlenir: bir yerden çıkan, girenin "
          "karışımındadır. Taralı: merkezin etiketiyle."},
         {"Whose gas the countries on the map use; those that burn only their own are left out. By "
          "route: the border that gas crossed first.",
          "Haritadaki ülkeler kimin gazını kullanıyor; yalnızca kendi gazını yakanlar gösterilmez. "
          "Güzergâhla: gazın geçtiği ilk sınır."},
         {"How full the stores are at the end of each period, what goes in and out, and what is "
          "not served there.",
          "Her dönemin sonunda depolar ne kadar dolu, ne giriyor ve çıkıyor, orada ne "
          "karşılanmıyor."},
         {"What consumers, producers, pipes, stores and the state gain or lose against the "
          "reference; first the country in view, then all.",
          "Tüketiciler, üreticiler, borular, depolar ve devlet karşılaştırmaya göre ne kazanıyor "
          "ya da yitiriyor; önce bakılan ülke, sonra hepsi."},
         {"Who sets the price, and what the way from there adds. The bars add up to the price.",
          "Fiyatı kim belirliyor ve oradan gelen yol ne ekliyor. Çubukların toplamı fiyattır."},
         {"How much gas would come, and how much would be taken, at each price here. The lines "
          "cross at the price.",
          "Buradaki her fiyatta ne kadar gaz gelir ve ne kadarı alınır. Çizgiler fiyatta kesişir."},
         {"The estimated figures on which the price here hangs, each moved down and up by what it "
          "may be wrong.",
          "Buradaki fiyatın bağlı olduğu tahmini sayılar; her biri yanılma payı kadar aşağı ve "
          "yukarı oynatılır."},
         {"The spread between two places as one lever runs over its range. Choose the lever by its "
          "menu.",
          "Bir ayar aralığında gezerken iki yer arasındaki fark. Ayarı menüsünden seçin."},
         {"The large pipes and ports one after the other out for the whole horizon: what supply "
          "and the price would do. A click switches off.",
          "Büyük borular ve limanlar sırayla tüm dönem kapalı: arz ve fiyat ne olur. Tıklayınca "
          "kapatılır."},
         {"What each supplier adds to everybody's gain, on average over all orders in which they "
          "could join (Shapley value).",
          "Her satıcının herkesin kazancına kattığı, katılabilecekleri tüm sıraların ortalaması "
          "(Shapley değeri)."},
         {"all", "hepsi"},
         {"consumers", "tüketiciler"},
         {"producers", "üreticiler"},
         {"pipes", "borular"},
         {"LNG plants and ships", "LNG tesisleri ve gemileri"},
         {"stores", "depolar"},
         {"the state", "devlet"},
         {"%1, all together", "%1, toplam"},
         {"households", "konutlar"},
         {"bcm/y", "mlr m³/yıl"},
         {"share", "pay"},
         {"power plants", "santraller"},
         {"industry", "sanayi"},
         {"LNG imports", "LNG ithalatı"},
         {"pipeline imports", "boru hattı ithalatı"},
         {"trade", "ticaret"},
         {"all uses", "tüm kullanımlar"},
         {"others", "diğerleri"},
         {"Who gains, who loses, million EUR over the horizon",
          "Kim kazanıyor, kim yitiriyor, tüm dönemde milyon EUR"},
         {"Who", "Kim"},
         {"Gain, million EUR", "Kazanç, milyon EUR"},
         {"Nothing has changed yet: move a lever.",
          "Henüz bir şey değişmedi: bir ayarı değiştirin."},
         {"Line", "Hat"},
         {"From", "Nereden"},
         {"To", "Nereye"},
         {"Flow, %1 a year", "Akış, yılda %1"},
         {"Capacity, %1 a year", "Kapasite, yılda %1"},
         {"Full", "Dolu"},
         {"Period", "Dönem"},
         {"%1, %2 a year", "%1, yılda %2"},
         {"Country, %1 a year", "Ülke, yılda %1"},
         {"Sum", "Toplam"},
         {"%1, %2", "%1, %2"},
         {"In store at the end", "Sonunda depoda"},
         {"Held at most", "En çok"},
         {"Put in", "Depolanan"},
         {"Taken out", "Çekilen"},
         {"Least by rule", "Kural gereği en az"},
         {"Reference", "Karşılaştırma"},
         {"What sets the price", "Fiyatı belirleyen"},
         {"What the gas here costs", "Buradaki gazın maliyeti"},
         {"Cite this: gashub %1, scenario “%2” (%3), network “%4”.",
          "Kaynak gösterin: gashub %1, senaryo “%2” (%3), ağ “%4”."},
         {"Assumptions of the scenario", "Senaryonun varsayımları"},
         {"Sources of the network's figures", "Ağdaki sayıların kaynakları"},
         // why
         {"Set by %1.", "Belirleyen: %1."},
         {"Set by %1, which would answer %2 of one more unit.",
          "Belirleyen: %1; bir birim fazlasının %2 kadarını o karşılardı."},
         {"On the way of most gas here, %1 is full: one more unit of it would be worth %2.",
          "Buraya gelen gazın çoğunun yolunda %1 dolu: bir birim fazlası %2 değerinde olurdu."},
         {"%1 is idle.", "%1 boş."},
         {"%1 carries %2 a year of %3.", "%1 yılda %3 kapasitenin %2 kadarını taşıyor."},
         {"%1 carries %2 a year.", "%1 yılda %2 taşıyor."},
         {"One more unit of it would be worth up to %1.",
          "Bir birim fazlası en çok %1 değerinde olurdu."},
         {"Set by %1 in %2 of %3 periods", "Belirleyen: %3 dönemin %2 tanesinde %1"},
         {", by %1 in %2", ", %2 tanesinde %1"},
         {"Why no price at %1?", "%1 neden fiyatsız?"},
         {"Why %1 at %2, %3?", "Neden %1? %2, %3"},
         {"No gas can come here.", "Buraya gaz gelemez."},
         {"No gas passes here; this is what a first unit would cost.",
          "Buradan gaz geçmiyor; bu, ilk birimin maliyetidir."},
         {"In some periods no gas can come here.", "Bazı dönemlerde buraya gaz gelemez."},
         {"In the mean each source counts for the time in which it sets the price.",
          "Ortalamada her kaynak, fiyatı belirlediği süre kadar sayılır."},
         {"on average", "ortalama"},
         {"Price at %1", "Fiyat, %1"},
         {"Gas from %1", "Gaz: %1"},
         {"Worth to consumers in %1", "Tüketiciye değeri, %1"},
         {"Value of gas not served, %1", "Karşılanmayan gazın değeri, %1"},
         {"Gas in store at the start, %1", "Başta depodaki gaz, %1"},
         {"Value of gas left in store, %1", "Depoda kalan gazın değeri, %1"},
         {"Shipping: %1", "Taşıma: %1"},
         {"Tariff: %1", "Tarife: %1"},
         {"Fuel and losses", "Yakıt ve kayıp"},
         {"Storage fee: %1", "Depo ücreti: %1"},
         {"Tax: %1", "Vergi: %1"},
         {"Full: %1", "Dolu: %1"},
         {"Full together: %1", "Birlikte dolu: %1"},
         {"Gas to be left in store, %1", "Depoda kalması gereken gaz, %1"},
         {"Rate of the store, %1", "Deponun hızı, %1"},
         {"Limit: %1", "Sınır: %1"},
         {"Year's limit: %1", "Yıllık sınır: %1"},
         {"Storage obligation: %1", "Depolama yükümlülüğü: %1"},
         {"Contract: %1", "Sözleşme: %1"},
         {"Quota: %1", "Kota: %1"},
         {"Demand reduction: %1", "Talep azaltımı: %1"},
         {"Penalty: %1", "Ceza: %1"},
         {"Observed flow of %1", "Gözlenen akış, %1"},
         {"Mark-up, %1", "Kâr payı, %1"},
         {"Price rule of the hub", "Merkezin fiyat kuralı"},
         {"Cap or reserve, %1", "Tavan ya da yedek, %1"},
         {"Contract price less value, %1", "Sözleşme fiyatı eksi değer, %1"},
         {"Right to the hub's label", "Merkez etiketi hakkı"},
         {"Price cap, %1", "Tavan fiyat, %1"},
         {"Price set by the state", "Devletin belirlediği fiyat"},
         {"New capacity, %1", "Yeni kapasite, %1"},
         {"Sealed transit, %1", "Mühürlü transit, %1"},
         {"Embargo, %1", "Ambargo, %1"},
         {"Gas paid for before, %1", "Önceden ödenmiş gaz, %1"},
         {"Rounding", "Yuvarlama"},
         {"Tariffs, shipping, losses", "Tarifeler, taşıma, kayıplar"},
         {"Full pipes, ports and fields", "Dolu borular, limanlar, sahalar"},
         {"Limits of storage", "Depo sınırları"},
         {"Rules", "Kurallar"},
         {"gas from %1", "gaz: %1"},
         {"consumers in %1", "tüketiciler: %1"},
         {"gas not served in %1", "karşılanmayan gaz: %1"},
         {"gas in store, %1", "depodaki gaz: %1"},
         {"gas rationed at the cap in %1", "tavanda kısılan gaz: %1"},
         {"Other tariffs", "Diğer tarifeler"},
         {"Other sources", "Diğer kaynaklar"}});
    return words;
}

} // namespace gashub::app
