/** Users: the first is entered, others are added in steps, invited by a message, let in by its code, and held to their access level. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import PostalMime from 'postal-mime';
import { chooseToSave, proposedName } from './dialogs.ts';
import { expectAccessible } from './grid.ts';
import { launch, type Workstation } from './support.ts';

let station: Workstation;
let folder: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-people-'));
  station = await launch();
  await open();
});
test.afterEach(async () => {
  expect(station.pageErrors).toEqual([]);
  await station.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<void> {
  await station.page.getByRole('navigation').getByRole('button', { name: 'Utilisateurs' }).click();
  await expect(station.page.getByTestId('people')).toBeVisible();
}

const dialog = () => station.page.getByRole('dialog');
const row = (name: string) => station.page.getByTestId('people').getByRole('row', { name });
const foot = () => station.page.getByRole('navigation').getByRole('button', { name: /^Travaille ici/ });

async function typeDetails(firstName: string, email: string): Promise<void> {
  await dialog().getByRole('textbox', { name: 'Prénom' }).fill(firstName);
  await dialog().getByRole('textbox', { name: 'Nom', exact: true }).fill('Fictive');
  await dialog().getByRole('textbox', { name: 'Adresse e-mail' }).fill(email);
  await dialog().getByRole('button', { name: 'Continuer' }).click();
}

async function enterFirst(): Promise<void> {
  await station.page.getByTestId('people').getByRole('button', { name: 'Ajouter un utilisateur…' }).first().click();
  await typeDetails('Anne', 'anne@example.org');
  await dialog().getByRole('button', { name: 'Continuer' }).click();
  await dialog().getByRole('button', { name: 'Ajouter et commencer à travailler' }).click();
  await expect(foot()).toContainText('Anne Fictive');
}

/** The code in a draft. */
async function codeOf(path: string): Promise<string> {
  const { text = '' } = await PostalMime.parse(readFileSync(path));
  return /\w{4}-\w{4}-\w{4}/.exec(text)?.[0] ?? '';
}

test('the first person is an administrator; another is added, invited, lets herself in by the code, and is refused what a reader may not do', async () => {
  const { page, app } = station;
  await expect(page.getByText('Aucun utilisateur : tout est permis')).toBeVisible();
  await expectAccessible(page);
  await enterFirst();
  await expect(row('Anne Fictive')).toContainText('Administrateur');

  await page.getByRole('button', { name: 'Ajouter un utilisateur…' }).click();
  await typeDetails('Zoé', 'zoe@exemple');
  await expect(dialog().getByText('Adresse incomplète')).toBeVisible();
  await dialog().getByRole('textbox', { name: 'Adresse e-mail' }).fill('ANNE@example.org');
  await dialog().getByRole('button', { name: 'Continuer' }).click();
  await expect(dialog().getByText('Un utilisateur a déjà l’adresse')).toBeVisible();
  await expectAccessible(page);
  await dialog().getByRole('textbox', { name: 'Adresse e-mail' }).fill('zoe@example.org');
  await dialog().getByRole('checkbox', { name: 'Ne peut pas changer son adresse e-mail' }).check();
  await dialog().getByRole('button', { name: 'Continuer' }).click();
  await dialog().getByRole('radio', { name: 'Lecteur' }).check();
  await expectAccessible(page);
  await dialog().getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByTestId('read-over')).toContainText('zoe@example.org (verrouillée)');
  await dialog().getByRole('button', { name: 'Ajouter', exact: true }).click();

  const draft = join(folder, 'invitation.eml');
  await chooseToSave(app, draft);
  await dialog().getByRole('button', { name: 'Enregistrer le message…' }).click();
  await expect(dialog().getByText('Message enregistré : invitation.eml')).toBeVisible();
  expect(await proposedName(app)).toBe('Invitation Zoé Fictive.eml');
  await dialog().getByRole('button', { name: 'Terminer' }).click();
  await expect(row('Zoé Fictive')).toContainText('Invité');

  await foot().click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Zoé Fictive' }).click();
  await dialog().getByRole('textbox', { name: 'Code' }).fill('AAAA-BBBB-CCCC');
  await dialog().getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(dialog().getByText('Ce code n’est pas celui de la dernière invitation')).toBeVisible();
  await dialog()
    .getByRole('textbox', { name: 'Code' })
    .fill((await codeOf(draft)).toLowerCase());
  await dialog().getByRole('button', { name: 'Accepter l’invitation' }).click();
  await expect(foot()).toContainText('Zoé Fictive');
  await expect(foot()).toContainText('Lecteur');

  // What a reader may not do is disabled and says why; asked for all the same, the desk refuses it.
  const add = page.getByRole('button', { name: 'Ajouter un utilisateur…' });
  await expect(add).toBeDisabled();
  await add.hover({ force: true });
  await expect(page.getByRole('tooltip', { name: 'Demande le niveau « Administrateur »' })).toBeVisible();
  await expectAccessible(page);

  // She sees to her own names; her address is locked.
  await row('Zoé Fictive').getByRole('button').click();
  await page.getByTestId('person').getByRole('button', { name: 'Modifier…' }).click();
  await expect(dialog().getByRole('textbox', { name: 'Adresse e-mail' })).toBeDisabled();
  await dialog().getByRole('textbox', { name: 'Nom', exact: true }).fill('Imaginaire');
  await dialog().getByRole('button', { name: 'Enregistrer' }).click();
  await expect(foot()).toContainText('Zoé Imaginaire');
  await expect(page.getByTestId('person')).toContainText('Nom : Zoé Fictive → Zoé Imaginaire');
  await expectAccessible(page);

  // Taking turns is choosing a name, and survives a restart of the page.
  await foot().click();
  await page.getByRole('menuitem', { name: 'Anne Fictive' }).click();
  await expect(foot()).toContainText('Anne Fictive');
  await page.reload();
  await expect(foot()).toContainText('Anne Fictive');
});

test('the last administrator cannot be lowered or deactivated; an invitation is withdrawn, a person deactivated and invited anew', async () => {
  const { page, app } = station;
  await enterFirst();
  await row('Anne Fictive').getByRole('button').click();
  await page.getByTestId('person').getByRole('button', { name: 'Modifier…' }).click();
  await dialog().getByRole('radio', { name: 'Lecteur' }).check();
  await dialog().getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog().getByText('C’est le dernier administrateur actif')).toBeVisible();
  await dialog().getByRole('button', { name: 'Annuler' }).click();
  await page.getByTestId('person').getByRole('button', { name: 'Désactiver…' }).click();
  await dialog().getByRole('button', { name: 'Désactiver' }).click();
  await expect(page.getByRole('alert').getByText('C’est le dernier administrateur actif')).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter un utilisateur…' }).click();
  await typeDetails('Bruno', 'bruno@example.org');
  await dialog().getByRole('button', { name: 'Continuer' }).click();
  await dialog().getByRole('button', { name: 'Ajouter', exact: true }).click();
  await dialog().getByRole('button', { name: 'Plus tard' }).click();
  await row('Bruno Fictive').getByRole('button').click();
  const panel = page.getByTestId('person');
  await expect(panel).toContainText('À inviter');
  await chooseToSave(app, join(folder, 'premier.eml'));
  await panel.getByRole('button', { name: 'Inviter…' }).click();
  await dialog().getByRole('button', { name: 'Enregistrer le message…' }).click();
  await dialog().getByRole('button', { name: 'Terminer' }).click();
  await panel.getByRole('button', { name: 'Retirer l’invitation…' }).click();
  await dialog().getByRole('button', { name: 'Retirer l’invitation', exact: true }).click();
  await expect(panel).toContainText('Invitation retirée');
  await panel.getByRole('button', { name: 'Désactiver…' }).click();
  await dialog().getByRole('button', { name: 'Désactiver' }).click();
  await expect(row('Bruno Fictive')).toContainText('Désactivé');
  await panel.getByRole('button', { name: 'Réactiver' }).click();
  await expect(row('Bruno Fictive')).toContainText('À inviter');
});
