// Answers of `grid`, `list` and `threshold`: cases side by side, no odds.

#include "study/reduction/kinds.hpp"
#include "study/reduction/reduce.hpp"

namespace gashub {
namespace {

Answer answer_of_cases(const Study& study, std::span<const Ran> runs) {
    Answer answer = begin_answer(study, runs);
    add_headline(answer, study, runs);
    add_threshold(answer, study, runs);
    add_tables(answer, study, runs);
    add_swings(answer, study, runs);
    add_sentence(answer, study, runs);
    return answer;
}

} // namespace

Answer answer_of(const GridStudy&, const Study& study, std::span<const Ran> runs) {
    return answer_of_cases(study, runs);
}

Answer answer_of(const ListStudy&, const Study& study, std::span<const Ran> runs) {
    return answer_of_cases(study, runs);
}

Answer answer_of(const ThresholdStudy&, const Study& study, std::span<const Ran> runs) {
    return answer_of_cases(study, runs);
}

Answer reduce(const Study& study, std::span<const Ran> runs) {
    return std::visit([&](const auto& kind) { return answer_of(kind, study, runs); },
                      study.parts().kind);
}

} // namespace gashub
