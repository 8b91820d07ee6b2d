/** Looks for articles by a few letters: those that hold every word, in the title before elsewhere. */
import type { Language } from '../../../src-preload/contract/problem.ts';
import { bare } from '../../app/bare.ts';
import type { Article } from './article.ts';

/** The articles that hold the beginnings of all words typed, best first; all of them, as they are listed, where nothing is typed. */
export function findArticles(articles: readonly Article[], typed: string, language: Language): readonly Article[] {
  const words = wordsOf(typed);
  if (words.length === 0) return articles;
  return articles
    .map((article) => ({ article, rank: rankOf(article, words, language) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .map(({ article }) => article);
}

/** A word in the title counts for more than all other places together; 0 where a word is nowhere. */
function rankOf(article: Article, words: readonly string[], language: Language): number {
  const { title, alsoFoundBy, what, steps, notes } = article[language];
  const places = [
    { begun: wordsOf(title), worth: 100 },
    { begun: wordsOf(alsoFoundBy), worth: 10 },
    { begun: wordsOf(what), worth: 3 },
    { begun: wordsOf([...steps, ...notes].join(' ')), worth: 1 },
  ];
  let rank = 0;
  for (const word of words) {
    const worth = places.filter(({ begun }) => begun.some((one) => one.startsWith(word))).reduce((sum, place) => sum + place.worth, 0);
    if (worth === 0) return 0;
    rank += worth;
  }
  return rank;
}

function wordsOf(text: string): string[] {
  return bare(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
