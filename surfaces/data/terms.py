"""The numbers and choices of the linear regression."""

from engine.spec import Hyper, Text

ERROR = Hyper(
    symbol="E",
    title=Text(en="error", ko="오차"),
    help=Text(
        en="The mean squared error (MSE) follows the largest errors most; the mean absolute error (MAE) does not, and "
        "Huber's is squared up to δ, absolute beyond. Where a row is met exactly, the absolute error has slope 0.",
        ko="평균 제곱 오차(MSE)는 큰 오차에 크게 끌리고, 평균 절대 오차(MAE)는 그렇지 않습니다. 후버 오차는 δ까지는 "
        "제곱이고 그 너머는 절댓값입니다. 행을 정확히 지날 때 절댓값 오차의 기울기는 0으로 봅니다.",
    ),
    scale="choice",
    choices=("mse", "mae", "huber"),
    called=(
        Text(en="squared (MSE)", ko="제곱(MSE)"),
        Text(en="absolute (MAE)", ko="절댓값(MAE)"),
        Text(en="Huber", ko="후버(Huber)"),
    ),
)
OUTLIER = Hyper(
    symbol="!",
    title=Text(en="outlier", ko="이상치"),
    help=Text(
        en="Enters a wrong score for the student with the most hours, as a slip of the pen would.",
        ko="가장 오래 공부한 학생의 점수를 잘못 적은 것으로 바꿉니다.",
    ),
    scale="switch",
)
SLIP = Hyper(
    symbol="y",
    title=Text(en="score of the outlier", ko="이상치의 점수"),
    help=Text(
        en="What the wrong row says, from 0 to 10; it counts only while the outlier is there.",
        ko="잘못 적힌 행의 점수입니다. 0에서 10까지이며, 이상치를 켰을 때만 쓰입니다.",
    ),
    scale="linear",
    high=10.0,
    maximum=10.0,
    main=False,
)
DELTA = Hyper(
    symbol="δ",
    title=Text(en="delta of Huber's error", ko="후버 오차의 δ"),
    help=Text(
        en="Up to δ the error of a row is half its square, beyond δ it grows straight on, as PyTorch's HuberLoss.",
        ko="한 행의 오차가 δ 이하이면 제곱의 절반, 넘으면 직선으로 커집니다. PyTorch의 HuberLoss와 같습니다.",
    ),
    scale="log",
    low=0.01,
    high=100.0,
    minimum=1e-6,
    main=False,
)
SCALED = Hyper(
    symbol="z",
    title=Text(en="standardise columns", ko="열 표준화"),
    help=Text(
        en="Each column of your data gets mean 0 and standard deviation 1; W and b are then in these units.",
        ko="입력한 데이터의 열마다 평균을 0, 표준편차를 1로 맞춥니다. W와 b도 그 단위로 나타냅니다.",
    ),
    scale="switch",
    main=False,
)
