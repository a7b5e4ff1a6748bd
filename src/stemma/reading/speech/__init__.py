"""Who said what: attributions, their speakers, and the stance that the words take."""
