import { NO_FACTS } from '../service';
import { checkPolicies, covers } from './check-policies';
import { asksForGroups, asksForService, meets, policyFor, type PolicyFacts } from './match';
import { NO_CONDITIONS, type Policy, type PolicyConditions } from './policy';

const resolution = { seconds: 3600, hours: 'calendar' as const, pausesOn: [] };
const first = { seconds: 600, hours: 'working' as const, remindSeconds: 300, leadSeconds: 480 };
const policy = (
  name: string,
  position: number,
  conditions: Partial<PolicyConditions> = {},
  over: Partial<Policy> = {},
): Policy => ({
  id: name,
  version: 1,
  name,
  position,
  active: true,
  conditions: { ...NO_CONDITIONS, ...conditions },
  targets: { first: null, next: null, resolution, answer: null },
  ...over,
});
const facts = (
  ticket: Partial<PolicyFacts['ticket']> = {},
  service: Partial<PolicyFacts['service']> = {},
  groups: string[] = [],
): PolicyFacts => ({
  ticket: { channel: 'email', teamId: 't1', priority: 'normal', ...ticket },
  service: { ...NO_FACTS, ...service },
  contact: { groups },
});

describe('which policy holds', () => {
  test('the first by position that matches', () => {
    const all = [
      policy('any', 9),
      policy('mail', 2, { channels: ['email'] }),
      policy('urgent', 1, { priorities: ['urgent'] }),
    ];
    expect(policyFor(all, 'resolution', facts())?.policy.name).toBe('mail');
    expect(policyFor(all, 'resolution', facts({ priority: 'urgent' }))?.policy.name).toBe('urgent');
    expect(policyFor(all, 'resolution', facts({ channel: 'phone' }))?.policy.name).toBe('any');
  });

  test('one that does not set this clock does not shadow one that does', () => {
    const quick = policy('quick', 1, {}, { targets: { first, next: null, resolution: null, answer: null } });
    const all = [quick, policy('closing', 2)];
    expect(policyFor(all, 'first', facts())?.policy.name).toBe('quick');
    expect(policyFor(all, 'resolution', facts())?.policy.name).toBe('closing');
    expect(policyFor(all, 'next', facts())).toBeNull();
  });

  test('switched off it holds for nobody', () => {
    expect(policyFor([policy('off', 1, {}, { active: false })], 'resolution', facts())).toBeNull();
  });

  test('one of the contact’s groups is enough, and nobody without one meets it', () => {
    const key = { ...NO_CONDITIONS, contactGroups: ['key', 'vip'] };
    expect(meets(key, facts({}, {}, ['new', 'vip']))).toBe(true);
    expect(meets(key, facts({}, {}, ['new']))).toBe(false);
    expect(meets(key, facts())).toBe(false);
    const off = policy('off', 2, { contactGroups: ['key'] }, { active: false });
    expect(asksForGroups([policy('key', 1, { contactGroups: ['key'] })], 'resolution')).toBe(true);
    expect(asksForGroups([policy('key', 1, { contactGroups: ['key'] })], 'first')).toBe(false);
    expect(asksForGroups([policy('any', 1), off], 'resolution')).toBe(false);
  });

  test('what nobody knows meets no condition', () => {
    expect(meets({ ...NO_CONDITIONS, marketTiers: [1, 2, 3, 4] }, facts())).toBe(false);
    expect(meets({ ...NO_CONDITIONS, teams: ['t1'] }, facts({ teamId: null }))).toBe(false);
  });

  test('who asks for the service is known beforehand', () => {
    expect(asksForService([policy('a', 1, { products: ['television'] })], 'resolution')).toBe(true);
    expect(asksForService([policy('a', 1, { products: ['television'] })], 'first')).toBe(false);
  });
});

describe('policies that are refused', () => {
  const refused = (code: string, field: string, ...policies: Policy[]) =>
    expect(() => checkPolicies(policies)).toThrow(
      expect.objectContaining({ code, detail: expect.objectContaining({ field }) as object }) as Error,
    );
  const withFirst = (over: object) =>
    policy('p', 1, {}, { targets: { first: { ...first, ...over }, next: null, resolution: null, answer: null } });

  test('a tie: the same position and the same conditions', () => {
    const mail = { channels: ['email', 'phone'] };
    refused('policy_tie', 'position', policy('a', 1, mail), policy('b', 1, { channels: ['phone', 'email'] }));
    expect(() => checkPolicies([policy('a', 1, mail), policy('b', 1, { channels: ['weibo'] })])).not.toThrow();
    expect(() => checkPolicies([policy('a', 1, mail), policy('b', 1, mail, { active: false })])).not.toThrow();
  });

  test('groups of contacts tie, and cover, as other conditions do', () => {
    const groups = (...contactGroups: string[]) => ({ contactGroups });
    refused('policy_tie', 'position', policy('a', 1, groups('x', 'y')), policy('b', 1, groups('y', 'x')));
    refused('policy_never_matches', 'conditions', policy('a', 1, groups('x', 'y')), policy('b', 2, groups('x')));
    expect(() => checkPolicies([policy('a', 1, groups('x')), policy('b', 2, groups('x', 'y'))])).not.toThrow();
    expect(() => checkPolicies([policy('a', 1, groups('x')), policy('b', 2)])).not.toThrow();
  });

  test('one that an earlier one covers', () => {
    refused('policy_never_matches', 'conditions', policy('any', 1), policy('mail', 2, { channels: ['email'] }));
    refused(
      'policy_never_matches',
      'conditions',
      policy('a', 1, { channels: ['email', 'phone'] }),
      policy('b', 2, { channels: ['email'], priorities: ['urgent'] }),
    );
    expect(() => checkPolicies([policy('mail', 1, { channels: ['email'] }), policy('any', 2)])).not.toThrow();
  });

  test('one whose conditions contradict each other (DOMAIN D7)', () => {
    refused(
      'policy_never_matches',
      'conditions.returnOrigins',
      policy('a', 1, { serviceTypes: ['repair'], returnOrigins: ['shop'] }),
    );
  });

  test.each([
    ['policy_target_invalid', 'targets.first.seconds', { seconds: 0 }],
    ['policy_target_invalid', 'targets.first.seconds', { seconds: 10.5 }],
    ['policy_reminder_late', 'targets.first.remindSeconds', { remindSeconds: 601, leadSeconds: 700 }],
    ['policy_reminder_late', 'targets.first.remindSeconds', { remindSeconds: 0 }],
    ['policy_reminder_late', 'targets.first.remindSeconds', { remindSeconds: 500, leadSeconds: 480 }],
  ])('%s at %s', (code, field, over) => refused(code, field, withFirst(over)));

  test('one without any target', () => {
    refused(
      'policy_without_target',
      'targets',
      policy('a', 1, {}, { targets: { first: null, next: null, resolution: null, answer: null } }),
    );
  });

  test('property: covering means that whoever meets the narrow one meets the wide one', () => {
    let seed = 11;
    const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const some = <V>(list: readonly V[]): V[] => list.filter(() => chance(3) === 0);
    const any = (): PolicyConditions => ({
      ...NO_CONDITIONS,
      channels: some(['email', 'phone']),
      priorities: some(['urgent', 'normal'] as const),
      products: some(['television', 'other'] as const),
      contactGroups: some(['x', 'y']),
    });
    const worlds = ['email', 'phone', 'weibo'].flatMap((channel) =>
      (['urgent', 'normal', 'low'] as const).flatMap((priority) =>
        (['television', 'other', null] as const).flatMap((product) =>
          [[], ['x'], ['y'], ['x', 'y']].map((groups) => facts({ channel, priority }, { product }, groups)),
        ),
      ),
    );
    for (let i = 0; i < 500; i++) {
      const [wide, narrow] = [any(), any()];
      const always = worlds.every((world) => !meets(narrow, world) || meets(wide, world));
      expect(covers(wide, narrow)).toBe(always);
    }
  });
});
