"""What is wrong in the typed data: pandera schemas per sheet and checks across sheets."""
