/** Users in French order, as numbers: what the grid sorts millions of lines by. */
import { compareFrench } from '../billing/text.ts';
import type { Sqlite } from '../ledger/sqlite.ts';

/** Sets the rank of every user anew; names that compare equal share one. */
export function rankUsers(sqlite: Sqlite): void {
  const users = sqlite.prepare('SELECT id, name, sort_rank AS known FROM fleet_user').all() as {
    id: number;
    name: string;
    known: number;
  }[];
  users.sort((a, b) => compareFrench(a.name, b.name));
  const update = sqlite.prepare('UPDATE fleet_user SET sort_rank = ? WHERE id = ?');
  let rank = 0;
  users.forEach(({ id, name, known }, index) => {
    const before = users[index - 1];
    if (!before || compareFrench(before.name, name) !== 0) rank++;
    if (rank !== known) update.run(rank, id);
  });
}
