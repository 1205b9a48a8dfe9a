"""What is said of trajectories that somebody brings from a training of their own; {holes} are filled in the browser."""

from engine.spec.text import Text

IMPORT: dict[str, Text] = {
    # the section of the sheet
    "import": Text(en="Import a trajectory", ko="궤적 가져오기"),
    "import_note": Text(
        en="A path from a training of your own, on this surface beside the runners. A CSV file with the columns x, y "
        "and, if you have them, step, loss and runner; a JSON list of points; or the CSV and JSON from here. At most "
        "1 MB, 5 trajectories, 2,000 steps each. You can also drop the file on the picture.",
        ko="직접 학습시켜 얻은 경로를 이 곡면 위에 주자들과 나란히 그립니다. x, y 열이 있는 CSV 파일(있으면 step, "
        "loss, runner 열도 읽습니다), 점의 JSON 목록, 또는 여기서 내려받은 CSV와 JSON을 읽습니다. 최대 1 MB, 궤적 5개, "
        "각각 2,000스텝입니다. 파일을 그림 위에 끌어다 놓아도 됩니다.",
    ),
    "import_only": Text(
        en="It stays in this browser window until you close or reload it. Nothing is sent, and the link does not hold "
        "it.",
        ko="이 브라우저 창을 닫거나 새로 고치면 사라집니다. 어디로도 보내지 않으며 링크에도 들어가지 않습니다.",
    ),
    "import_choose": Text(en="Choose a file", ko="파일 고르기"),
    "import_done": Text(en="Imported: {names}.", ko="가져왔습니다: {names}."),
    "import_left": Text(
        en="Left out: {count}. At most 5 trajectories are shown.",
        ko="제외한 궤적: {count}개. 최대 5개까지 보여 줍니다.",
    ),
    "import_elsewhere": Text(
        en="Imported trajectories are shown on the page Race only. Open it to import one.",
        ko="가져온 궤적은 경주 페이지에서만 보여 줍니다. 그 페이지에서 가져오세요.",
    ),
    # on a card, beside a path, in the verdict
    "import_name": Text(en="{name} (imported)", ko="{name}(가져옴)"),
    "import_tag": Text(en="imported", ko="가져옴"),
    "import_from": Text(en="Imported from {file}", ko="가져온 파일: {file}"),
    "import_steps": Text(en="{steps} steps", ko="{steps}스텝"),
    "import_loss_own": Text(en="loss as in the file", ko="손실은 파일의 값"),
    "import_loss_surface": Text(en="loss of this surface at its points", ko="손실은 각 점에서 이 곡면의 값"),
    "import_joined": Text(
        en="{count} steps that the file leaves out lie on straight lines", ko="파일에 없는 {count}스텝은 직선으로 이음"
    ),
    "import_cut": Text(en="the file goes on after step {steps}", ko="{steps}스텝 뒤는 생략"),
    "import_ended": Text(en="no finite point in the file at step {step}", ko="{step}스텝의 점은 유한한 수가 아님"),
    "import_longer": Text(en="shown up to step {steps}, where the race ends", ko="경주가 끝나는 {steps}스텝까지 표시"),
    "import_other": Text(en="belongs to another surface: {surface}", ko="다른 곡면의 궤적: {surface}"),
    "import_kept": Text(
        en="only in this browser window, not in the link", ko="이 브라우저 창에만 있고 링크에는 들어가지 않음"
    ),
    "made_file": Text(en="the file has no finite number there", ko="파일에 유한한 수가 없음"),
    # why a file cannot be taken
    "import_large": Text(en="The file is larger than 1 MB.", ko="파일이 1 MB보다 큽니다."),
    "import_unreadable": Text(en="This file cannot be read.", ko="이 파일을 읽을 수 없습니다."),
    "import_empty": Text(
        en="No trajectory in this file: it needs the columns x and y, or a list of points.",
        ko="파일에 궤적이 없습니다. x와 y 열, 또는 점의 목록이 필요합니다.",
    ),
    "import_json": Text(en="This is not valid JSON.", ko="올바른 JSON이 아닙니다."),
    "import_number": Text(
        en="Row {line}, column {column}: not a number.", ko="{line}번째 행, {column} 열: 숫자가 아닙니다."
    ),
    "import_step": Text(
        en="Row {line}: steps have to be whole numbers that increase.",
        ko="{line}번째 행: 스텝은 커지는 정수여야 합니다.",
    ),
    "import_start": Text(
        en="Row {line}: a trajectory has to start at a finite point.",
        ko="{line}번째 행: 궤적은 유한한 점에서 시작해야 합니다.",
    ),
    "import_full": Text(
        en="There are 5 imported trajectories already. Remove one first.",
        ko="가져온 궤적이 이미 5개입니다. 먼저 하나를 지우세요.",
    ),
}
