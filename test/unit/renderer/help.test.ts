/** The help names what is on screen by the very words of the screen, and finds its articles. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topics } from '../../../src-renderer/features/help/article.ts';
import { articles } from '../../../src-renderer/features/help/articles/index.ts';
import { findArticles } from '../../../src-renderer/features/help/find-articles.ts';
import { words } from '../../../src-renderer/i18n/index.ts';

const languages = ['fr', 'en'] as const;

function textsIn(tree: unknown): string[] {
  return typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(textsIn);
}

/** Whether a name is written on some screen: the places that are filled in are taken for anything, or left out. */
function onScreen(name: string, language: (typeof languages)[number]): boolean {
  return textsIn(words[language]).some((text) => {
    if (text === name) return true;
    if (!text.includes('{{')) return false;
    const fixed = text.split(/\{\{[^}]*\}\}/);
    if (fixed.some((part) => part.trim() === name)) return true;
    const parts = fixed.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return parts.some((part) => part.trim().length > 3) && new RegExp(`^${parts.join('.+')}$`, 'u').test(name);
  });
}

describe.each(languages)('the help in %s', (language) => {
  it.each(articles.map((article) => [article.id, article] as const))('names what is on screen in « %s »', (_id, article) => {
    const { title, what, steps, notes } = article[language];
    const named = [title, what, ...steps, ...notes].flatMap((text) =>
      [...text.matchAll(language === 'fr' ? /«[\s\u202f]?([^»]+?)[\s\u202f]?»/gu : /“([^”]+)”/gu)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !onScreen(name, language))).toEqual([]);
    expect(steps.length).toBeGreaterThan(1);
  });

  it('finds every article by its title, whatever the case and the accents', () => {
    fc.assert(
      fc.property(fc.constantFrom(...articles), fc.boolean(), (article, loud) => {
        const { title } = article[language];
        const plain = title.normalize('NFD').replace(/\p{M}/gu, '');
        expect(findArticles(articles, loud ? plain.toUpperCase() : plain, language)[0]?.id).toBe(article.id);
      }),
    );
  });
});

it('has an id for each article, and lists every topic that is used', () => {
  expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
  for (const { topic } of articles) expect(topics).toContain(topic);
});
