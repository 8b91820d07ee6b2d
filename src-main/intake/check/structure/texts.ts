/** What the schema would refuse, in words. Values: the element, the one it stands in, what was found and what is expected. */
import type { RuleTexts } from '../rule-text.ts';

export const structureTexts: RuleTexts = {
  'STRUCTURE-UNKNOWN-ELEMENT': {
    fr: 'L’élément {element} n’a pas sa place dans {parent}. Le schéma y permet : {allowed}.',
    en: 'The element {element} does not belong in {parent}. The schema allows there: {allowed}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-MISSPELT-ELEMENT': {
    fr: 'L’élément {element}, dans {parent}, doit s’écrire {expected} : son préfixe (espace de noms) ou ses majuscules sont faux.',
    en: 'The element {element} in {parent} must be written {expected}: its prefix (namespace) or its capitals are wrong.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-UNKNOWN-NAMESPACE': {
    fr: 'L’élément {element}, dans {parent}, appartient à l’espace de noms « {namespace} », que le schéma n’admet pas à cet endroit.',
    en: 'The element {element} in {parent} belongs to the namespace “{namespace}”, which the schema does not admit there.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-WRONG-ORDER': {
    fr: 'L’élément {element} n’est pas à sa place dans {parent}. Le schéma veut cet ordre : {expected}.',
    en: 'The element {element} is out of place in {parent}. The schema wants this order: {expected}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-MISSING-ELEMENT': {
    fr: 'Il manque dans {parent} l’élément {element}, que le schéma exige.',
    en: 'The element {element}, which the schema requires, is missing in {parent}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-TOO-MANY': {
    fr: 'L’élément {element} figure {count} fois dans {parent} ; le schéma ne l’y admet qu’une fois.',
    en: 'The element {element} stands {count} times in {parent}; the schema admits it there once only.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-EMPTY-GROUP': {
    fr: 'L’élément {element} est vide ; il doit contenir : {expected}.',
    en: 'The element {element} is empty; it must hold: {expected}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-TEXT-WHERE-ELEMENTS': {
    fr: 'L’élément {element} contient le texte « {found} » alors qu’il ne peut contenir que d’autres éléments.',
    en: 'The element {element} holds the text “{found}” where it may only hold other elements.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-ELEMENT-WHERE-VALUE': {
    fr: 'L’élément {parent} doit contenir une valeur ; il contient l’élément {element}.',
    en: 'The element {parent} must hold a value; it holds the element {element}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-EMPTY': {
    fr: 'L’élément {element} est vide ; une valeur y est exigée.',
    en: 'The element {element} is empty; a value is required there.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-DECIMAL-COMMA': {
    fr: 'La valeur « {found} » de {element} est écrite avec une virgule ; elle doit s’écrire {expected}.',
    en: 'The value “{found}” of {element} is written with a comma; it must be written {expected}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-NOT-A-NUMBER': {
    fr: 'La valeur « {found} » de {element} n’est pas un nombre. Un nombre s’écrit sans espace, sans symbole, avec un point décimal, comme 1234.50.',
    en: 'The value “{found}” of {element} is not a number. A number is written without spaces, without symbols, with a decimal point, as 1234.50.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-NOT-A-DATE': {
    fr: 'La valeur « {found} » de {element} n’est pas une date. Une date s’écrit AAAA-MM-JJ, comme 2026-10-28.',
    en: 'The value “{found}” of {element} is not a date. A date is written YYYY-MM-DD, as 2026-10-28.',
    term: null,
    topic: 'date',
  },
  'STRUCTURE-NOT-A-TIME': {
    fr: 'La valeur « {found} » de {element} n’est pas une heure. Une heure s’écrit HH:MM:SS, comme 14:30:00.',
    en: 'The value “{found}” of {element} is not a time. A time is written HH:MM:SS, as 14:30:00.',
    term: null,
    topic: 'date',
  },
  'STRUCTURE-NOT-A-DATE-TIME': {
    fr: 'La valeur « {found} » de {element} n’est pas une date avec heure, qui s’écrit comme 2026-10-28T14:30:00.',
    en: 'The value “{found}” of {element} is not a date with a time, which is written as 2026-10-28T14:30:00.',
    term: null,
    topic: 'date',
  },
  'STRUCTURE-IMPOSSIBLE-DATE': {
    fr: '« {found} », dans {element}, n’existe dans aucun calendrier ou sur aucune horloge.',
    en: '“{found}” in {element} is in no calendar or on no clock.',
    term: null,
    topic: 'date',
  },
  'STRUCTURE-NOT-IN-FORMAT': {
    fr: 'La date « {found} » de {element} n’est pas écrite dans le format {format} qu’elle annonce (102 : AAAAMMJJ, comme 20261028).',
    en: 'The date “{found}” of {element} is not written in the format {format} it announces (102: YYYYMMDD, as 20261028).',
    term: null,
    topic: 'date',
  },
  'STRUCTURE-NOT-A-BOOLEAN': {
    fr: 'La valeur « {found} » de {element} doit être true ou false.',
    en: 'The value “{found}” of {element} must be true or false.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-NOT-BASE64': {
    fr: 'Le fichier joint dans {element} n’est pas codé en base64 valable ; il commence par « {found} ».',
    en: 'The file embedded in {element} is not in valid base64; it begins with “{found}”.',
    term: null,
    topic: 'attachment',
  },
  'STRUCTURE-ATTRIBUTE-MISSING': {
    fr: 'L’attribut {attribute}, que le schéma exige, manque à {element}.',
    en: 'The attribute {attribute}, which the schema requires, is missing on {element}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-UNKNOWN-ATTRIBUTE': {
    fr: 'L’attribut {attribute} n’est pas permis sur {element}.',
    en: 'The attribute {attribute} is not allowed on {element}.',
    term: null,
    topic: 'structure',
  },
  'STRUCTURE-WRONG-ATTRIBUTE': {
    fr: 'La valeur « {found} » de l’attribut {attribute} n’est pas permise sur {element}.',
    en: 'The value “{found}” of the attribute {attribute} is not allowed on {element}.',
    term: null,
    topic: 'structure',
  },
  'CHECK-UNFINISHED': {
    fr: 'Ces règles n’ont pas pu être contrôlées jusqu’au bout ({message}) ; la facture est gardée et lue normalement.',
    en: 'These rules could not be checked to the end ({message}); the invoice is kept and read as usual.',
    term: null,
    topic: 'structure',
  },
};
