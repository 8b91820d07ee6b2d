/** What a line is for and how far it reaches, told from the words that suppliers print in its section, nature and place. */
import type { reaches, usages } from '../../../src-preload/contract/consumption.ts';
import { foldText } from '../../billing/text.ts';

type Usage = (typeof usages)[number];
type Reach = (typeof reaches)[number];

/** Folded words, French and English, as they begin a word of the text. */
const message = /\b(sms|mms|texto|messages? text|text mess)/;
const data = /\b(data|donnees|internet|gprs|web|wifi|wi-fi|[345]g\b|[kmg]o\b|[kmg]b\b|[kmgt]?octets?)/;
const spoken = /\b(appel|call|voix|voice|vocal|conversation|numeros? specia|numeros? surtaxe|telephon)/;
const subscribed = /\b(abonnement|abo\b|forfait|subscription|monthly plan|recurring|location|frais de ligne)/;

const roaming = /\b(itinerance|roaming|roam\b|depuis l'etranger|a l'etranger|abroad)|hors de france/;
const abroad = /\b(international|vers l'etranger|a destination de l'etranger|long distance int)/;

/**
 * The nature says most; a section of subscriptions says more than what is in them (« Forfait data »); the place says something where the
 * others say nothing. Null: nothing says it, so that the line's own figures must.
 */
export function usageOf(section: string, nature: string, place: string): Usage | null {
  const [ofSection, ofNature, ofPlace] = [foldText(section), foldText(nature), foldText(place)];
  if (message.test(ofNature)) return 'sms';
  if (subscribed.test(ofSection)) return 'subscription';
  if (spoken.test(ofNature)) return 'call';
  if (subscribed.test(ofNature)) return 'subscription';
  if (data.test(ofNature)) return 'data';
  for (const text of [ofSection, ofPlace]) {
    if (message.test(text)) return 'sms';
    if (data.test(text)) return 'data';
    if (spoken.test(text)) return 'call';
  }
  return null;
}

/** Null where nothing says it: the number dialled tells then. */
export function reachOf(section: string, nature: string, place: string): Reach | null {
  const text = foldText(`${section}\n${nature}\n${place}`);
  if (roaming.test(text)) return 'roaming';
  return abroad.test(text) ? 'international' : null;
}
