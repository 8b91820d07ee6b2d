import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MailPasswordKeeper, type Vault } from '../../../src-main/shell/mail-password.ts';

/** Encrypts, after a fashion, for one user of the system. */
const vaultOf = (user: number, isSafe = true): Vault => ({
  isSafe: () => isSafe,
  encrypt: (text) => Buffer.from([user, ...Buffer.from(text).map((byte) => byte ^ user)]),
  decrypt: (bytes) => {
    if (bytes[0] !== user) throw new Error('not yours');
    return Buffer.from(bytes.subarray(1).map((byte) => byte ^ user)).toString();
  },
});
const given = { host: 'smtp.example.org', user: 'compta', password: 'très secret' };

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'mail-password.json');
}

describe('the password of the mail server', () => {
  it('is kept encrypted, for its server and user, and known again after a restart', () => {
    const path = file();
    expect(new MailPasswordKeeper(path, vaultOf(7)).keep(given)).toBe(true);
    expect(Buffer.from(JSON.parse(readFileSync(path, 'utf8')).secret, 'base64').toString()).not.toContain(given.password);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(new MailPasswordKeeper(path, vaultOf(7)).known).toEqual(given);
  });

  it('is written nowhere where the system cannot keep it from others, and lives as long as the program', () => {
    const path = file();
    const keeper = new MailPasswordKeeper(path, vaultOf(7, false));
    expect(keeper.keep(given)).toBe(false);
    expect(keeper.known).toEqual(given);
    expect(existsSync(path)).toBe(false);
    expect(new MailPasswordKeeper(path, vaultOf(7, false)).known).toBeNull();
  });

  it('does not survive being forgotten, nor as an old one beside a new one that cannot be kept', () => {
    const path = file();
    new MailPasswordKeeper(path, vaultOf(7)).keep(given);
    new MailPasswordKeeper(path, vaultOf(7)).keep({ ...given, password: '' });
    expect(existsSync(path)).toBe(false);
    new MailPasswordKeeper(path, vaultOf(7)).keep(given);
    new MailPasswordKeeper(path, vaultOf(7, false)).keep({ ...given, password: 'autre' });
    expect(existsSync(path)).toBe(false);
  });

  it('is asked for again where the file is damaged or another user’s', () => {
    const path = file();
    new MailPasswordKeeper(path, vaultOf(7)).keep(given);
    expect(new MailPasswordKeeper(path, vaultOf(8)).known).toBeNull();
    writeFileSync(path, '{"secret": 12');
    expect(new MailPasswordKeeper(path, vaultOf(7)).known).toBeNull();
  });
});
