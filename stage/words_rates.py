"""Every sentence about where the learning rates of a race come from, and the button that sets others."""

from engine.spec.text import Text

RATES: dict[str, Text] = {
    "note_table": Text(en="Rates tuned for this surface.", ko="이 곡면에 맞게 튜닝한 학습률."),
    "note_theory": Text(en="Rates by theory: {law}.", ko="이론이 주는 학습률: {law}."),
    "note_theories": Text(en="Rates by theory, from λmin and λmax.", ko="λmin과 λmax에서 이론으로 구한 학습률."),
    "note_found": Text(en="Rates just found for these settings.", ko="이 설정에서 방금 찾은 학습률."),
    "note_mixed": Text(
        en="Rates for these settings: by theory, or just found.",
        ko="이 설정에 맞는 학습률: 이론값 또는 방금 찾은 값.",
    ),
    "note_each": Text(en="Rates: {each}.", ko="학습률: {each}."),
    "rates_tuned": Text(en="tuned", ko="튜닝"),
    "rates_elsewhere": Text(en="tuned elsewhere", ko="다른 설정에서 튜닝"),
    "rates_textbook": Text(en="textbook", ko="교과서 값"),
    "rates_default": Text(en="default", ko="기본값"),
    "rates_set": Text(en="set by the scene", ko="장면의 값"),
    "rates_hand": Text(en="by hand", ko="직접 정함"),
    "note_replaced": Text(
        en="The schedule sets every rate: its peak is on the card.",
        ko="스케줄이 정한 학습률. 최댓값은 카드에서 정합니다.",
    ),
    "note_default": Text(en="Rates: framework defaults.", ko="학습률: 프레임워크 기본값."),
    "use_default": Text(en="Framework defaults", ko="프레임워크 기본값"),
    "use_find": Text(en="Find rates for these settings", ko="이 설정에 맞는 학습률 찾기"),
    "use_tuned": Text(en="Use tuned rates", ko="튜닝한 학습률 쓰기"),
}
