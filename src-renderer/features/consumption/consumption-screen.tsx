import type { ScreenParams } from '../../app/navigation.tsx';

export function ConsumptionScreen({ query }: ScreenParams['consumption']) {
  return <div>{query?.search}</div>;
}
