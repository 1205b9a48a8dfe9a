"""What the sheet Export says."""

from engine.spec.text import Text
from export.words_import import IMPORT
from export.words_maps import TABLES
from export.words_page import SECTIONS
from export.words_pictures import PICTURES

# The sheet itself, and every section of it; sent when it is opened.
EXPORT: dict[str, Text] = {
    **PICTURES,
    **SECTIONS,
    **IMPORT,
    **TABLES,
    "title": Text(en="Export", ko="내보내기"),
    "close": Text(en="Close", ko="닫기"),
    "waiting": Text(en="On its way.", ko="준비하는 중입니다."),
    "failed": Text(
        en="This could not be made. Close the sheet and try again.",
        ko="만들지 못했습니다. 창을 닫고 다시 시도해 주십시오.",
    ),
    "too_long": Text(
        en="{rows} rows are more than a page can hand over. On the command line: python -m export LINK --to {kind}",
        ko="행이 {rows}개라서 이 페이지에서는 내려받을 수 없습니다. 명령줄에서는 받을 수 있습니다: "
        "python -m export LINK --to {kind}",
    ),
    # the section of code
    "code": Text(en="Code", ko="코드"),
    "code_note": Text(
        en="A script that runs this race on its own and prints every step. With --plot it draws the paths.",
        ko="이 경주를 그대로 실행하고 모든 스텝을 출력하는 스크립트입니다. --plot을 붙이면 경로를 그립니다.",
    ),
    "pytorch": Text(en="PyTorch", ko="PyTorch"),
    "keras": Text(en="Keras", ko="Keras"),
    "optax": Text(en="Optax", ko="Optax"),
    "numpy": Text(en="NumPy", ko="NumPy"),
    "notebook": Text(en="Notebook", ko="노트북"),
    "notebook_note": Text(
        en="The PyTorch script as cells. In Colab: File, Upload notebook.",
        ko="PyTorch 스크립트를 셀로 나눈 것입니다. Colab에서는 파일 메뉴의 노트 업로드로 엽니다.",
    ),
    "framework": Text(en="Framework", ko="프레임워크"),
    "copy": Text(en="Copy", ko="복사"),
    "copied": Text(en="Copied", ko="복사됨"),
    "download": Text(en="Download", ko="내려받기"),
    # the section of numbers
    "data": Text(en="Data", ko="데이터"),
    "data_note": Text(
        en="Every step of every runner, exact to the last digit. How each ended stands with it.",
        ko="모든 주자의 모든 스텝을 마지막 자리까지 정확하게 담고, 어떻게 끝났는지도 함께 적습니다.",
    ),
    "csv": Text(en="CSV, for a spreadsheet", ko="CSV(스프레드시트용)"),
    "json": Text(en="JSON, for a program", ko="JSON(프로그램용)"),
}
