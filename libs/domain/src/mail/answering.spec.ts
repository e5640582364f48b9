import { DomainError } from '../errors';
import { answerChoices, checkedRecipients, eachOnce, isNobody, isOurs, mailboxOf, reachesNewPeople } from '.';

const OURS = new Set(['service@shop.example', 'help@shop.example']);
const MAIL = {
  from: 'wang@mail.example',
  to: ['service@shop.example'],
  cc: [] as string[],
  replyTo: null as string | null,
  forwardedBy: null as string | null,
};

describe('our own addresses', () => {
  it.each([
    ['service@shop.example', true],
    ['Service@Shop.Example', true],
    ['service+t10482.abc@shop.example', true],
    ['service@other.example', false],
    ['xservice@shop.example', false],
    ['service@shop.example.evil.example', false],
  ])('%s is ours: %s', (address, ours) => expect(isOurs(address, OURS)).toBe(ours));

  it('a plus part does not change the mailbox', () => {
    expect(mailboxOf('A+b+c@X.example')).toBe('a@x.example');
    expect(mailboxOf('a@x+y.example')).toBe('a@x+y.example');
  });

  it.each([
    'no-reply@x.example',
    'noreply@x.example',
    'do-not-reply@x.example',
    'MAILER-DAEMON@x.example',
    'shop-noreply@x.example',
    'bounces+17@x.example',
  ])('nobody reads %s', (address) => expect(isNobody(address)).toBe(true));
  it.each(['norah@x.example', 'reply@x.example', 'wang@noreply.example', 'bouncer@x.example'])(
    'somebody may read %s',
    (address) => expect(isNobody(address)).toBe(false),
  );
});

describe('whom an answer goes to', () => {
  it('the author alone, or everybody on the mail but us', () => {
    const choices = answerChoices(
      {
        ...MAIL,
        to: ['Service+vip@shop.example', 'li@mail.example'],
        cc: ['zhao@mail.example', 'help@shop.example', 'LI@mail.example'],
      },
      OURS,
    );
    expect(choices.one).toEqual({ to: ['wang@mail.example'], cc: [], bcc: [] });
    expect(choices.all).toEqual({ to: ['wang@mail.example'], cc: ['li@mail.example', 'zhao@mail.example'], bcc: [] });
  });

  it.each([
    ['inside the same domain', 'wang@mail.example', 'orders@mail.example', true],
    ['inside a subdomain', 'wang@mail.example', 'wang@eu.mail.example', true],
    ['for an address nobody reads', 'no-reply@form.example', 'wang@mail.example', true],
    ['never to a stranger by itself', 'wang@mail.example', 'wang@elsewhere.example', false],
    ['not to a domain that only ends alike', 'wang@mail.example', 'a@evilmail.example', false],
  ])('a Reply-To is followed %s', (_, from, replyTo, followed) => {
    const choices = answerChoices({ ...MAIL, from, replyTo }, OURS);
    expect(choices.replyTo).toEqual({ address: replyTo, followed });
    expect(choices.one.to).toEqual([followed ? replyTo : from]);
  });

  it('a Reply-To to ourselves is no wish', () => {
    expect(answerChoices({ ...MAIL, replyTo: 'help@shop.example' }, OURS).replyTo).toBeNull();
  });

  it('who passed the mail on stays in the conversation', () => {
    expect(answerChoices({ ...MAIL, forwardedBy: 'boss@mail.example' }, OURS).all.cc).toEqual(['boss@mail.example']);
  });

  it('a mail from one of our own addresses offers its other readers only', () => {
    const choices = answerChoices({ ...MAIL, from: 'help@shop.example', to: ['li@mail.example'] }, OURS);
    expect(choices).toMatchObject({ one: { to: [] }, all: { to: ['li@mail.example'], cc: [] } });
  });
});

describe('the recipients an agent chose', () => {
  it('each stands once, in the first list that names it', () => {
    expect(
      checkedRecipients(
        { to: ['a@x.example', 'A@X.example'], cc: ['a@x.example', 'b@x.example'], bcc: ['B@x.example', 'c@x.example'] },
        OURS,
      ),
    ).toEqual({ to: ['a@x.example'], cc: ['b@x.example'], bcc: ['c@x.example'] });
  });

  it.each([
    ['recipient_required', { to: [], cc: ['a@x.example'], bcc: [] }],
    ['recipient_invalid', { to: ['a@x.example\r\nBcc: b@x.example'], cc: [], bcc: [] }],
    ['recipient_own', { to: ['a@x.example'], cc: [], bcc: ['service+x@shop.example'] }],
    ['too_many_recipients', { to: Array.from({ length: 51 }, (_, i) => `a${i}@x.example`), cc: [], bcc: [] }],
  ] as const)('%s', (code, chosen) => {
    const check = () => checkedRecipients({ to: [...chosen.to], cc: [...chosen.cc], bcc: [...chosen.bcc] }, OURS);
    expect(check).toThrow(DomainError);
    expect(check).toThrow(code);
  });

  it('somebody new on the answer is noticed, also in blind copy', () => {
    const mail = { ...MAIL, cc: ['li@mail.example'] };
    expect(reachesNewPeople({ to: ['wang@mail.example'], cc: ['LI@mail.example'], bcc: [] }, mail)).toBe(false);
    expect(reachesNewPeople({ to: ['wang@mail.example'], cc: [], bcc: ['new@mail.example'] }, mail)).toBe(true);
  });

  it('eachOnce keeps the first way of writing', () => {
    expect(eachOnce([' A@x.example', 'a@x.example', ''])).toEqual(['A@x.example']);
  });
});
