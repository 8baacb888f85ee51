"""The follow-up of the last report on the page."""

from passages import make_passage

from assistant.domain.follow_up import FollowedUp, FollowUp, Progress
from assistant.domain.passage import Kind
from assistant.domain.suggestion import Quote
from assistant.ui.evaluation.follow_up_part import on_follow_up
from assistant.ui.evaluation.seat import Seat
from assistant.ui.present.follow_up import follow_up_html

AREA = make_passage("Utveckla <normer> för svarstider", kind=Kind.IMPROVEMENT)


def test_each_state_is_counted_in_words_and_nothing_is_markup():
    lines = (
        FollowedUp(AREA, Progress.BEGUN, (Quote("p", "Arbetet & planen är påbörjade."),), "Enligt 1 källa."),
        FollowedUp(AREA, Progress.NOT_SEEN, (), "Underlaget säger inget om det."),
    )
    shown = follow_up_html(FollowUp(2018, "rapport", lines), "sv")
    for text in (
        "Genomfört: 0 av 2",
        "Påbörjat: 1 av 2",
        "Ej sett: 1 av 2",
        "Utveckla &lt;normer&gt;",
        "Arbetet &amp;",
    ):
        assert text in shown
    assert "rapporten 2018" in shown
    assert "Ingen tidigare rapport" in follow_up_html(None, "sv")


def test_asked_for_in_an_evaluation(base):
    evaluation = base.evaluations.create("Ljungby", 2024, "2016", ["Eva Ek"], by="Eva Ek")
    assert "Ej sett: 52 av 52" in on_follow_up(base, Seat(evaluation.id, "Eva Ek"), "sv")
