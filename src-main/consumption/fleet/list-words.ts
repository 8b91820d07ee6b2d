/** How the columns of a fleet list are titled, in French, English and Dutch. Compared folded, without punctuation; best first. */
import type { FleetListField } from '../../../src-preload/contract/fleet.ts';

// biome-ignore format: a table reads better in rows
export const listWords: Readonly<Record<FleetListField, readonly string[]>> = {
  number: ['numero de ligne', 'n ligne', 'ligne', 'msisdn', 'numero', 'n de ligne', 'numero de telephone', 'n telephone', 'n de telephone', 'telephone', 'numero mobile', 'n mobile', 'mobile', 'portable', 'numero d appel', 'n d appel', 'nd', 'ndi', 'tel', 'gsm', 'line number', 'line', 'phone number', 'phone', 'mobile number', 'number', 'e164', 'telefoonnummer', 'gsm nummer', 'nummer'],
  holder: ['titulaire', 'utilisateur', 'detenteur', 'beneficiaire', 'collaborateur', 'salarie', 'nom et prenom', 'nom prenom', 'prenom nom', 'prenom et nom', 'nom complet', 'nom du titulaire', 'nom de l utilisateur', 'nom utilisateur', 'affecte a', 'attribue a', 'agent', 'holder', 'user', 'user name', 'employee', 'employee name', 'full name', 'display name', 'assigned to', 'gebruiker', 'naam', 'medewerker', 'name'],
  lastName: ['nom', 'nom de famille', 'nom d usage', 'last name', 'surname', 'family name', 'achternaam'],
  firstName: ['prenom', 'prenoms', 'first name', 'given name', 'voornaam'],
  employeeNumber: ['matricule', 'n matricule', 'numero matricule', 'matricule rh', 'matricule paie', 'id salarie', 'code salarie', 'numero de salarie', 'identifiant', 'employee number', 'employee id', 'employee n', 'staff number', 'personnel number', 'personeelsnummer'],
  costCentre: ['centre de couts', 'centre de cout', 'centre cout', 'cc', 'code analytique', 'section analytique', 'axe analytique', 'analytique', 'imputation', 'compte analytique', 'cost centre', 'cost center', 'cost code', 'kostenplaats'],
  team: ['equipe', 'service', 'departement', 'direction', 'unite', 'entite', 'site', 'agence', 'pole', 'team', 'department', 'division', 'business unit', 'afdeling', 'dienst'],
  from: ['du', 'debut', 'date de debut', 'date debut', 'depuis', 'depuis le', 'a compter du', 'a partir du', 'affecte le', 'date d affectation', 'date d attribution', 'date de remise', 'mise en service', 'date de mise en service', 'from', 'from date', 'start', 'start date', 'since', 'valid from', 'assigned on', 'van', 'begindatum', 'startdatum'],
  to: ['au', 'fin', 'date de fin', 'date fin', 'jusqu au', 'jusque', 'restitue le', 'date de restitution', 'resilie le', 'date de resiliation', 'to', 'to date', 'end', 'end date', 'until', 'valid to', 'returned on', 'tot', 'einddatum'],
  note: ['note', 'notes', 'commentaire', 'commentaires', 'remarque', 'remarques', 'observation', 'observations', 'comment', 'comments', 'remark', 'remarks', 'opmerking'],
};
