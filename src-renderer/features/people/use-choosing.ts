/** Who is working from now on: chosen by name, in the language that is theirs. */
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { fullName } from './names.ts';

export function useChoosing() {
  const { i18n } = useTranslation();
  const { language, setLanguage } = usePreferences();
  /** Follows a choice that the desk has made. */
  const follow = (person: Person) => {
    if (person.language !== language) setLanguage(person.language);
    const words = i18n.getFixedT(person.language, 'people');
    tell('done', words('current.chosen', { name: fullName(person), level: words(`levels.${person.level}`) }));
  };
  const choose = ({ id }: Pick<Person, 'id'>) => void client.people.choose({ id }).then(follow).catch(tellProblem);
  return { choose, follow };
}
