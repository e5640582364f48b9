import { useTranslation } from 'react-i18next';
import type { Greeting } from '#contract';

/** The greetings whose place changes when one is moved up or down by one, with their new places. */
export function swapped(greetings: readonly Greeting[], index: number, by: -1 | 1): Greeting[] {
  const order = [...greetings];
  const [moving, other] = [order[index], order[index + by]];
  if (!moving || !other) return [];
  [order[index], order[index + by]] = [other, moving];
  // Places can have gaps or repeat after a deletion, so all that don't stand where they should are renumbered.
  return order.flatMap((greeting, position) => (greeting.position === position ? [] : [{ ...greeting, position }]));
}

type When = Pick<Greeting, 'audience' | 'hours' | 'from' | 'to'>;

/** For whom and when a greeting is said, as parts of a sentence; parts that mean "always" are left out. */
export function whenParts({ audience, hours, from, to }: When): { key: string; from?: string; to?: string }[] {
  return [
    { key: `audience.${audience}` },
    ...(hours === 'any' ? [] : [{ key: `hours.${hours}` }]),
    ...(from !== null && to !== null ? [{ key: 'between', from, to }] : []),
  ];
}

export function useGreetingWhen(): (greeting: When) => string {
  const { t } = useTranslation('scripts');
  return (greeting) =>
    whenParts(greeting)
      .map(({ key, ...times }) => t(`greetings.when.${key}`, times))
      .join(t('greetings.when.join'));
}
