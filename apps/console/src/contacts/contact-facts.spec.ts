import { contactChanges } from './contact-facts';

const contact = {
  name: '王女士',
  phone: '13800138000',
  email: null,
  company: null,
  address: null,
  product: 'HW-80',
  purchasedOn: null,
  remark: null,
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
