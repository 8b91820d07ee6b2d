/** How a thing is done, step by step, in both languages. Words of the screen stand in « » as they are written there. */
import type { Listed } from '../../app/listed-screens.ts';

export interface Article {
  /** Kept with the answer whether it was of use: never given to another article. */
  readonly id: string;
  readonly topic: Topic;
  /** The screen where it is done. */
  readonly screen: Listed;
  readonly fr: ArticleText;
  readonly en: ArticleText;
}

export interface ArticleText {
  /** What a person wants to do, beginning with a verb. */
  readonly title: string;
  /** When one does it and what it leaves, in one to three sentences. */
  readonly what: string;
  readonly steps: readonly string[];
  /** What is good to know, and what to do where it does not go as expected. */
  readonly notes: readonly string[];
  /** Other words by which people look for it. */
  readonly alsoFoundBy: string;
}

/** In the order in which they are listed. */
export const topics = ['receiving', 'consumption', 'paying', 'accounts', 'suppliers', 'company'] as const;
export type Topic = (typeof topics)[number];
