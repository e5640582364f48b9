import { changedMeanwhile, contactChanges } from './contact-facts';

const contact = {
  name: '王女士',
  phone: '13800138000',
  email: null,
  company: null,
  address: null,
  product: 'HW-80',
  purchasedOn: null,
  remark: null,
  special: null,
};

describe('changes to a contact', () => {
  it('are only what differs', () => {
    expect(contactChanges(contact, { name: '王女士', phone: ' 13800138000 ', email: 'wang@example.com' })).toEqual({
      email: 'wang@example.com',
    });
  });

  it('make an emptied fact unknown', () =>
    expect(contactChanges(contact, { product: ' ' })).toEqual({ product: null }));

  it('never take the name away', () => expect(contactChanges(contact, { name: '' })).toEqual({}));

  it('are none when an unknown fact stays empty', () => expect(contactChanges(contact, { remark: '' })).toEqual({}));
});

describe('facts a colleague changed while one was writing', () => {
  it('are those that are no longer what they were', () =>
    expect(changedMeanwhile({ ...contact, phone: '13900139000', company: '鲜果里' }, { phone: '13800138000' })).toEqual(
      ['phone'],
    ));

  it('are none when the colleague wrote another fact', () =>
    expect(changedMeanwhile({ ...contact, company: '鲜果里' }, { phone: '13800138000', email: '' })).toEqual([]));
});
