/** How operators title the columns of each field, in French, English, Dutch and German. Compared folded, without punctuation; best first. */
import type { DetailField } from '../../../src-preload/contract/mapping.ts';

// biome-ignore format: a table reads better in rows
export const titleWords: Readonly<Record<DetailField, readonly string[]>> = {
  root: ['radical', 'racine', 'compte', 'numero de compte', 'n compte', 'compte client', 'numero client', 'n client', 'account', 'account number', 'account no', 'customer number', 'customer account', 'klantnummer', 'rekeningnummer', 'kundennummer', 'kundenkonto', 'rechnungskonto'],
  centre: ['centre de facturation', 'centre', 'cf', 'compte de facturation', 'billing centre', 'billing center', 'billing account', 'cost center', 'cost centre', 'centre de cout', 'centre de couts', 'kostenplaats', 'kostenstelle', 'facturatierekening'],
  invoiceNumber: ['numero de facture', 'n facture', 'no facture', 'facture', 'numero facture', 'ref facture', 'reference facture', 'invoice number', 'invoice no', 'invoice', 'bill number', 'factuurnummer', 'factuur', 'rechnungsnummer', 'rechnung nr', 'rechnung'],
  invoiceDate: ['date de facture', 'date facture', 'date de facturation', 'date d emission', 'invoice date', 'bill date', 'billing date', 'factuurdatum', 'rechnungsdatum'],
  line: ['numero de ligne', 'n ligne', 'ligne', 'no ligne', 'numero ligne', 'numero appelant', 'n appelant', 'appelant', 'numero emetteur', 'emetteur', 'msisdn', 'numero mobile', 'numero d appel', 'ligne appelante', 'poste', 'phone number', 'line', 'line number', 'caller', 'calling number', 'caller number', 'caller id', 'a number', 'originating number', 'from', 'from number', 'mobile number', 'service number', 'telefoonnummer', 'oproeper', 'nummer', 'gsm nummer', 'oproepend nummer', 'bellend nummer', 'rufnummer', 'anrufer', 'a rufnummer', 'telefonnummer', 'mobilnummer', 'anschluss'],
  user: ['utilisateur', 'nom utilisateur', 'nom de l utilisateur', 'nom', 'collaborateur', 'titulaire', 'beneficiaire', 'user', 'user name', 'username', 'name', 'employee', 'display name', 'user display name', 'gebruiker', 'gebruikersnaam', 'naam', 'medewerker', 'benutzer', 'nutzer', 'benutzername', 'teilnehmer', 'mitarbeiter'],
  section: ['rubrique', 'section', 'categorie', 'famille', 'category', 'charge type', 'rubriek', 'categorie van verbruik', 'kategorie', 'rubrik'],
  nature: ['nature', 'type', 'type d appel', 'type de communication', 'type de trafic', 'service', 'libelle', 'nature de l appel', 'call type', 'usage type', 'type of call', 'kind of call', 'kind', 'description', 'soort', 'type oproep', 'soort oproep', 'dienst', 'art', 'gesprachsart', 'anrufart', 'verbindungsart', 'tarifart'],
  place: ['destination', 'pays', 'zone', 'lieu', 'pays de destination', 'zone de destination', 'libelle destination', 'destination appelee', 'country', 'place called', 'destination country', 'called country', 'place', 'bestemming', 'land', 'zone bestemming', 'ziel', 'zielland', 'zielort', 'tarifzone'],
  destination: ['numero destinataire', 'n destinataire', 'destinataire', 'numero appele', 'n appele', 'appele', 'correspondant', 'numero compose', 'numero de destination', 'numero correspondant', 'called number', 'number called', 'number dialled', 'number dialed', 'dialled number', 'dialed number', 'destination number', 'b number', 'to', 'to number', 'callee', 'recipient', 'called party', 'opgeroepen nummer', 'gebeld nummer', 'bestemmingsnummer', 'gekozen nummer', 'gewahlte rufnummer', 'gewahlte nummer', 'zielrufnummer', 'zielnummer', 'b rufnummer', 'angerufene nummer'],
  date: ['date', 'jour', 'date appel', 'date de l appel', 'date d appel', 'date de debut', 'date debut', 'date communication', 'date de la communication', 'call date', 'start date', 'day', 'usage date', 'datum', 'datum oproep', 'dag', 'startdatum', 'anrufdatum', 'tag', 'beginndatum'],
  time: ['heure', 'heure appel', 'heure de l appel', 'heure d appel', 'heure de debut', 'heure debut', 'horaire', 'time', 'call time', 'start time', 'time of day', 'tijd', 'uur', 'tijdstip', 'starttijd', 'beginuur', 'uhrzeit', 'zeit', 'beginn', 'startzeit', 'anrufzeit'],
  instant: ['date et heure', 'date heure', 'horodatage', 'date heure de debut', 'debut', 'date time', 'datetime', 'timestamp', 'start', 'start date time', 'call start', 'datum en tijd', 'datum tijd', 'datum und uhrzeit', 'datum uhrzeit', 'zeitstempel'],
  duration: ['duree', 'duree appel', 'duree de l appel', 'duree communication', 'duree facturee', 'duree reelle', 'secondes', 'minutes', 'temps', 'duration', 'call duration', 'length', 'billed duration', 'seconds', 'duur', 'gespreksduur', 'duur oproep', 'dauer', 'gesprachsdauer', 'verbindungsdauer'],
  volume: ['volume', 'volume de donnees', 'donnees', 'volume data', 'data', 'quantite de donnees', 'data volume', 'data usage', 'datavolume', 'verbruik', 'datenvolumen', 'volumen'],
  amount: ['montant ht', 'montant', 'prix ht', 'cout ht', 'total ht', 'montant hors taxes', 'montant hors taxe', 'ht', 'cout', 'prix', 'montant facture', 'charge', 'charges', 'amount', 'cost', 'price', 'net amount', 'amount excl vat', 'amount excluding vat', 'amount ex vat', 'total', 'bedrag', 'bedrag excl btw', 'bedrag exclusief btw', 'prijs', 'kosten', 'kostprijs', 'betrag', 'nettobetrag', 'betrag netto', 'preis', 'entgelt', 'netto'],
  vatRate: ['taux tva', 'taux de tva', 'tva', 'vat rate', 'vat', 'tax rate', 'btw', 'btw tarief', 'btw percentage', 'mwst satz', 'mwst', 'ust satz', 'steuersatz'],
  currency: ['devise', 'monnaie', 'code devise', 'currency', 'currency code', 'munt', 'munteenheid', 'valuta', 'wahrung', 'wahrungscode'],
};

/** What a title says of the unit of its column; the first that is found. */
export const unitWords = {
  duration: [
    ['minutes', /\b(?:min|mn|minutes?|minuten)\b/],
    ['hours', /\b(?:heures?|hours?|stunden|uren|h)\b/],
    ['seconds', /\b(?:s|sec|secs|secondes?|seconds?|seconden|sek|sekunden)\b/],
  ],
  volume: [
    ['gigabytes', /\b(?:go|gb|gio|gib|gigaoctets?|gigabytes?)\b/],
    ['megabytes', /\b(?:mo|mb|mio|mib|megaoctets?|megabytes?)\b/],
    ['kilobytes', /\b(?:ko|kb|kio|kib|kilooctets?|kilobytes?)\b/],
    ['bytes', /\b(?:o|b|octets?|bytes?)\b/],
  ],
} as const;
