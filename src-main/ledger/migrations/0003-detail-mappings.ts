/** The layouts of call detail that persons have described. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DetailMappings3 implements MigrationInterface {
  readonly name = 'DetailMappings1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    // mapping is JSON: mappingSchema of the contract. A file has the layout of the first, by name, whose titles are its own.
    await runner.query('CREATE TABLE detail_mapping (name TEXT PRIMARY KEY, mapping TEXT NOT NULL) STRICT, WITHOUT ROWID');
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
