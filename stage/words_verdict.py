"""The top line of the stage: who got there, who merely passed by, what to try; {holes} are filled in the browser."""

from engine.spec.text import Text

VERDICT: dict[str, Text] = {
    "and": Text(en=" and ", ko=", "),
    "several": Text(en="{count} runners", ko="주자 {count}명"),
    "verdict_guess": Text(
        en="Which one arrives first? Guess before you play.", ko="누가 먼저 도착할까요? 재생하기 전에 예상해 보세요."
    ),
    "verdict_first": Text(en="{name} got there first, at step {step}.", ko="가장 먼저 도착: {name}({step}스텝)."),
    "verdict_first_together": Text(
        en="{name} got there together, at step {step}.", ko="동시에 가장 먼저 도착: {name}({step}스텝)."
    ),
    "verdict_passed": Text(
        en="{name} passed the minimum first, at step {passed}.", ko="최소점을 가장 먼저 지나침: {name}({passed}스텝)."
    ),
    "verdict_passed_back": Text(
        en="{name} passed the minimum first, at step {passed}, and came back at {step}.",
        ko="최소점을 가장 먼저 지나침: {name}({passed}스텝, {step}스텝에 돌아옴).",
    ),
    "verdict_passed_stayed": Text(
        en="{name} passed the minimum at step {passed} and stayed from step {step}.",
        ko="최소점을 지나쳤다가 머무름: {name}({passed}스텝에 지나침, {step}스텝부터 머무름).",
    ),
    "verdict_stayed": Text(en="{name} stayed first, from step {step}.", ko="가장 먼저 머무름: {name}({step}스텝부터)."),
    "verdict_stays_none": Text(en="Nobody stays there yet.", ko="아직 아무도 머무르지 않습니다."),
    "verdict_stayed_none": Text(en="Nobody stayed.", ko="아무도 머무르지 않았습니다."),
    "verdict_leads": Text(en="{name} leads now.", ko="현재 선두: {name}."),
    "verdict_nobody": Text(
        en="Nobody has arrived yet. {name} is nearest.", ko="아직 아무도 도착하지 못했습니다. 가장 가까운 주자: {name}."
    ),
    "verdict_nobody_end": Text(
        en="Nobody arrived in {steps} steps. {name} came nearest.",
        ko="{steps}스텝 안에 아무도 도착하지 못했습니다. 가장 가까웠던 주자: {name}.",
    ),
    "verdict_lowest": Text(
        en="{name} is lowest now, at loss {loss}.", ko="현재 손실이 가장 작은 주자: {name}({loss})."
    ),
    "verdict_guess_saddle": Text(
        en="Which one leaves the saddle first? Guess before you play.",
        ko="누가 먼저 안장점을 벗어날까요? 재생하기 전에 예상해 보세요.",
    ),
    "verdict_left": Text(
        en="{name} left the saddle first, at step {step}.", ko="가장 먼저 안장점을 벗어남: {name}({step}스텝)."
    ),
    "verdict_left_last": Text(
        en="{name} left the saddle first, at step {step}; {other} needed {last}.",
        ko="가장 먼저 안장점을 벗어남: {name}({step}스텝). 가장 늦게 벗어남: {other}({last}스텝).",
    ),
    "verdict_left_not": Text(en="Still there: {name}.", ko="아직 남아 있음: {name}."),
    "verdict_left_none": Text(en="Nobody has left the saddle yet.", ko="아직 아무도 안장점을 벗어나지 못했습니다."),
    "verdict_left_none_end": Text(
        en="Nobody left the saddle in {steps} steps.", ko="{steps}스텝 안에 아무도 안장점을 벗어나지 못했습니다."
    ),
    "verdict_hidden": Text(en="All runners are hidden.", ko="주자를 모두 숨겼습니다."),
    "advice_ring": Text(en="Drag the ring to choose the start.", ko="◎ 표시를 끌어 시작점을 정하세요."),
}
