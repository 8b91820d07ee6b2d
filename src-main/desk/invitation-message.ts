/** The message that invites someone to the workstation, with the code that lets them in. */
import { type AccessLevel, levelNames } from '../../src-preload/contract/people.ts';
import type { Language } from '../../src-preload/contract/problem.ts';

export interface InvitationFacts {
  readonly firstName: string;
  readonly lastName: string;
  readonly level: AccessLevel;
  /** Who invites; empty where nobody is known. */
  readonly by: string;
  /** Empty where the company has no name yet. */
  readonly company: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** In the language of the person invited, dates by this machine's clock. */
export function invitationMessage(facts: InvitationFacts, language: Language): { subject: string; text: string } {
  const until = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(
    facts.expiresAt,
  );
  return language === 'fr' ? french(facts, until) : english(facts, until);
}

function french({ firstName, lastName, level, by, company, code }: InvitationFacts, until: string) {
  return {
    subject: `Votre invitation à Facturier${company && ` (${company})`}`,
    text: [
      `Bonjour ${firstName},`,
      `${by || 'Votre administrateur'} vous invite à travailler avec Facturier${company && `, le registre des factures reçues de ${company}`}. Votre niveau d’accès : ${levelNames[level].fr}.`,
      'Sur le poste de travail :\n1. ouvrez Facturier et cliquez, en bas de la navigation, sur le nom de la personne qui travaille ;\n' +
        `2. choisissez « ${firstName} ${lastName} » ;\n3. saisissez ce code :`,
      `    ${code}`,
      `Il sert une seule fois, jusqu’au ${until}. Passé ce délai, demandez une nouvelle invitation. Ne le transmettez à personne.`,
      `Cordialement,\n${by || company}`.trimEnd(),
    ].join('\n\n'),
  };
}

function english({ firstName, lastName, level, by, company, code }: InvitationFacts, until: string) {
  return {
    subject: `Your invitation to Facturier${company && ` (${company})`}`,
    text: [
      `Hello ${firstName},`,
      `${by || 'Your administrator'} invites you to work with Facturier${company && `, the ledger of the invoices that ${company} receives`}. Your access level: ${levelNames[level].en}.`,
      'On the workstation:\n1. open Facturier and click the name of whoever is working, at the foot of the navigation;\n' +
        `2. choose “${firstName} ${lastName}”;\n3. type this code:`,
      `    ${code}`,
      `It serves once, until ${until}. After that, ask for another invitation. Pass it on to nobody.`,
      `Kind regards,\n${by || company}`.trimEnd(),
    ].join('\n\n'),
  };
}
