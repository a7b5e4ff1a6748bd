"""String arithmetic that knows no news: folding with offset maps, words, sentences, shingles, partial dates."""
