"""What is said around the box for rows of one's own."""

from engine.spec.text import Text

WORDS: dict[str, Text] = {
    "data": Text(en="Your data", ko="내 데이터"),
    "label": Text(en="Two columns of numbers, x and y", ko="숫자 두 열(x와 y)"),
    "hint": Text(
        en="Paste rows from a spreadsheet, or drop a CSV file here.",
        ko="스프레드시트에서 복사한 행을 붙여 넣거나 CSV 파일을 끌어다 놓으십시오.",
    ),
    "file": Text(en="Choose a file", ko="파일 고르기"),
    "draw": Text(en="Fit a line to them", ko="이 데이터로 맞추기"),
    "large": Text(
        en="This file is larger than 1 MB, too much to be a table of two columns.",
        ko="파일이 1MB를 넘어 두 열짜리 표로 읽을 수 없습니다.",
    ),
    "first": Text(en="The first rows", ko="처음 몇 행"),
    "row": Text(en="row", ko="행"),
    "examples": Text(en="Examples", ko="예"),
    "reset": Text(en="Back to the study hours", ko="공부 시간 데이터로 돌아가기"),
    "shown": Text(en="The race runs on your rows: {count}.", ko="지금 경주에 쓰는 내 데이터: {count}행."),
    "linked": Text(
        en="They are in the link: whoever opens it sees the same race.",
        ko="링크에 담겨 있어, 링크를 여는 사람도 같은 경주를 봅니다.",
    ),
    "apart": Text(
        en="A link holds at most {most} rows. These stay in this session: whoever opens the link sees the study hours "
        "in their place, and so do you after reloading the page; then paste them again. Exported files hold them.",
        ko="링크에는 {most}행까지만 담깁니다. 이 데이터는 이 세션에만 있어, 링크를 여는 사람에게는 대신 공부 시간 "
        "데이터가 보입니다. 페이지를 새로 고쳐도 마찬가지이니 다시 붙여 넣어 주십시오. 내보낸 파일에는 들어 있습니다.",
    ),
    "wanted": Text(
        en="The columns are standardised, since with their own scales no usual learning rate arrives; switch it off "
        "to see why.",
        ko="원래 척도로는 보통의 학습률로 도착하지 못하므로 두 열을 표준화했습니다. 꺼 보면 까닭을 알 수 있습니다.",
    ),
    "forced": Text(
        en="The columns are standardised: with their own scales there would be no picture to draw.",
        ko="두 열을 표준화했습니다. 원래 척도로는 그림을 그릴 수 없습니다.",
    ),
    "scaled": Text(
        en="Standardised: W and b are in standard deviations of the columns.",
        ko="표준화했습니다. W와 b는 각 열의 표준편차를 단위로 합니다.",
    ),
    "mse": Text(en="The star is the line of the least squares, exact.", ko="별은 최소 제곱 직선이며 정확한 값입니다."),
    "mae": Text(
        en="The star, the least absolute errors, is found numerically. A row that is met exactly has slope 0.",
        ko="별은 절댓값 오차가 가장 작은 직선이며 수치로 찾았습니다. 정확히 지나는 행의 기울기는 0으로 봅니다.",
    ),
    "huber": Text(
        en="The star, the least Huber error, is found numerically.",
        ko="별은 후버 오차가 가장 작은 직선이며 수치로 찾았습니다.",
    ),
    "batches": Text(en="A step sees at most {most} rows of a batch.", ko="배치 하나는 {most}행까지입니다."),
}
EXAMPLES: tuple[tuple[Text, str], ...] = (
    (
        Text(en="Coffee and sleep", ko="커피와 잠"),
        "cups,hours of sleep\n0,8.4\n0,7.9\n1,7.8\n1,8.1\n1,7.2\n2,7.4\n2,6.9\n2,7.1\n3,6.8\n3,6.1\n3,6.6\n4,6.2\n"
        "4,5.4\n5,5.6\n5,5.9\n6,4.8\n",
    ),
    (
        Text(en="A spring, one misreading", ko="용수철, 잘못 읽은 값 하나"),
        "load;length\n0,2;5,3\n0,4;5,9\n0,6;6,4\n0,8;7,1\n1,0;7,5\n1,2;8,2\n1,4;8,6\n1,6;9,3\n1,8;2,8\n2,0;10,4\n"
        "2,2;10,9\n2,4;11,6\n",
    ),
    (
        Text(en="Flats and prices", ko="집 크기와 가격"),
        "size\tprice\n34\t118,000\n41\t139,000\n48\t171,000\n52\t166,000\n57\t198,000\n63\t205,000\n68\t231,000\n"
        "71\t224,000\n76\t262,000\n82\t259,000\n88\t301,000\n94\t296,000\n103\t342,000\n112\t351,000\n125\t408,000\n",
    ),
)
