/** A team's rule: a ticket with that tag, or of a contact who speaks that language, needs a skill. */
export interface SkillRule {
  when: 'tag' | 'language';
  /** A tag as it is written, or the first part of a language: `en` stands for `en-GB`. */
  value: string;
  skill: string;
}

/** Skills that a ticket needs by its team's rules, each once. Case makes no difference. */
export function neededSkills(
  rules: readonly SkillRule[],
  ticket: { tags: readonly string[]; language: string | null },
): string[] {
  const tags = new Set(ticket.tags.map(plain));
  const language = plain(ticket.language ?? '').split(/[-_]/)[0];
  const needs = rules.filter(({ when, value }) =>
    when === 'tag' ? tags.has(plain(value)) : plain(value).split(/[-_]/)[0] === language,
  );
  return [...new Set(needs.map(({ skill }) => plain(skill)))];
}

/** Whether an agent with these skills has all that is needed. */
export function isSkilled(skills: readonly string[], needed: readonly string[]): boolean {
  const has = new Set(skills.map(plain));
  return needed.every((skill) => has.has(plain(skill)));
}

const plain = (text: string): string => text.trim().toLowerCase();
