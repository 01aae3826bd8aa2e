"""Setting a pass mark with a panel of judges (modified Angoff), as a part of the statistics page."""
