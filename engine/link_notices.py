"""What is said of a link, or of an edit, that cannot be taken as it stands."""

from engine.config import MOST
from engine.spec.parse import Notice
from engine.spec.text import Text

LONGEST = 4000  # characters of a link
RACE = Text(en="Race", ko="경주")
OTHER_VERSION = Notice(
    en="Link: it was made by another version and is read as far as this one can.",
    ko="링크: 다른 버전에서 만든 링크이므로 읽을 수 있는 부분만 읽었습니다.",
)
OTHER_LANGUAGE = Notice(en="Link: its language is not spoken here.", ko="링크: 지원하지 않는 언어가 적혀 있습니다.")
OTHER_SURFACE = Notice(
    en="Link: its surface is not known; Beale is shown instead.",
    ko="링크: 알 수 없는 곡면이어서 Beale을 대신 보여 줍니다.",
)
TOO_LONG = Notice(
    en=f"Link: what goes beyond {LONGEST} characters was left out.",
    ko=f"링크: {LONGEST}자를 넘는 부분은 쓰지 않았습니다.",
)
TOO_MANY = Notice(en=f"Only the first {MOST} runners are shown.", ko=f"주자는 앞에서부터 {MOST}명만 보여 줍니다.")
UNSEEN = Notice(
    en="Link: with these numbers its formula has no finite value in the view; they were left out.",
    ko="링크: 이 숫자들로는 화면에서 식의 값이 유한한 곳이 없어 쓰지 않았습니다.",
)

UNSEEN_NUMBERS = Notice(
    en="With that number the formula has no finite value in the view, so it stays as it was.",
    ko="그 숫자로는 화면에서 식의 값이 유한한 곳이 없어 바꾸지 않았습니다.",
)

UNREADABLE_ROWS = Notice(
    en="Link: its rows of data cannot be used and were left out.",
    ko="링크: 데이터 행을 읽을 수 없어 쓰지 않았습니다.",
)


def no_rows(count: int) -> Notice:
    """The rows were too many for a link, and are not in this session."""
    return Notice(
        en=f"Link: its {count} rows of data are too many for a link and stayed with whoever pasted them; the study "
        "hours stand in their place. To see the race on those rows, paste them again under Your data.",
        ko=f"링크: 데이터가 {count}행이어서 링크에 담기지 않았고, 붙여 넣은 사람에게만 있습니다. 그 자리에는 공부 시간 "
        "데이터를 보여 줍니다. 그 데이터로 경주를 보려면 ‘내 데이터’에 다시 붙여 넣어 주십시오.",
    )


def no_formula(problem: ValueError) -> Notice:
    """The formula cannot be read; the sentence about it is ours, and quotes letters only."""
    said: Text = getattr(problem, "said", Text(en="", ko=""))
    return Notice(
        en=f"Link: its formula cannot be used; Beale is shown instead. {said.en}",
        ko=f"링크: 식을 쓸 수 없어 Beale을 대신 보여 줍니다. {said.ko}",
    )
