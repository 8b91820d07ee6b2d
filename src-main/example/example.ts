// TEMPORARY PLACEHOLDER, uncommitted: replace wholly with the real example (writeExample(folder): paths).
export async function writeExample(_folder: string): Promise<string[]> {
  return ['/work/main/test/fixtures/intake'];
}
