"""What people do in an evaluation: each verb is one act in its log, allowed or refused here and not on the page."""
