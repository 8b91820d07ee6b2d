/** Every article of the help; within a topic they are listed in this order. */
import type { Article } from '../article.ts';
import { accountArticles } from './accounts.ts';
import { bankArticles } from './bank.ts';
import { companyArticles } from './company.ts';
import { consumptionArticles } from './consumption.ts';
import { contactArticles } from './contacts.ts';
import { followingArticles } from './following.ts';
import { payingArticles } from './paying.ts';
import { peopleArticles } from './people.ts';
import { receivingArticles } from './receiving.ts';
import { requestArticles } from './requests.ts';
import { subscriptionArticles } from './subscriptions.ts';

export const articles: readonly Article[] = [
  ...receivingArticles,
  ...followingArticles,
  ...consumptionArticles,
  ...payingArticles,
  ...bankArticles,
  ...accountArticles,
  ...subscriptionArticles,
  ...requestArticles,
  ...companyArticles,
  ...peopleArticles,
  ...contactArticles,
];
