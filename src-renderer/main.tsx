import { createRoot } from 'react-dom/client';
import { ProblemError, sentence } from '../src-preload/contract/problem.ts';
import { client } from './app/client.ts';

const root = document.getElementById('root');
if (root) {
  const show = (text: string) => createRoot(root).render(<p>{text}</p>);
  client.ledger.status(undefined).then(
    (status) => show(`Facturier ${status.version}`),
    (error: unknown) => show(error instanceof ProblemError ? sentence(error.problem, 'fr') : String(error)),
  );
}
