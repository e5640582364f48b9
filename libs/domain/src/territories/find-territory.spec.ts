import { findTerritory, type TerritoryTerms, type Whereabouts } from './find-territory';

const area = (id: string, facts: Partial<TerritoryTerms> = {}): TerritoryTerms => ({
  id,
  areaCodes: [],
  places: [],
  scenes: [],
  ...facts,
});
const areas = [
  area('shanghai', { places: ['上海'] }),
  area('zhejiang', { places: ['浙江省'] }),
  area('hangzhou', { places: ['杭州'], areaCodes: ['0571'] }),
  area('xihu', { places: ['杭州西湖'] }),
  area('nanjing', { places: ['南京'] }),
  area('south', { areaCodes: ['020', '0755'], scenes: ['fair-1'] }),
  area('guangdong', { places: ['廣東'] }),
];
const find = (where: Partial<Whereabouts>) =>
  findTerritory({ scene: null, address: null, phone: null, ...where }, areas);

describe('the area of a contact (H1)', () => {
  test.each<[string, Partial<Whereabouts>, string | null, string | null]>([
    ['by the scanned code', { scene: 'fair-1' }, 'south', 'fair-1'],
    ['by a landline', { phone: '0571-8765 4321' }, 'hangzhou', '0571'],
    ['by the province of a landline’s city', { phone: '0574-87654321' }, 'zhejiang', '浙江省'],
    ['by the city’s name before the province', { phone: '025 8888 6666' }, 'nanjing', '南京'],
    ['not by a mobile number', { phone: '13800138000' }, null, null],
    ['by the longest name in the address', { address: '浙江省杭州西湖区文三路1号' }, 'xihu', '杭州西湖'],
    ['by a name in traditional script', { address: '廣東省江門市' }, 'guangdong', '廣東'],
    ['by the province of a city in the address', { address: '宁波市海曙区' }, 'zhejiang', '浙江省'],
    ['by the earlier of two names as long', { address: '上海市某区南京商城' }, 'shanghai', '上海'],
    ['not by the name of a road', { address: '天津市南京路2号' }, null, null],
    ['by the code of a city in the address', { address: '深圳市南山区' }, 'south', '0755'],
    ['by the code before the address', { scene: 'fair-1', address: '上海' }, 'south', 'fair-1'],
    ['by the address before the phone', { address: '上海', phone: '0571-87654321' }, 'shanghai', '上海'],
    ['by the phone where the address tells none', { address: '成都', phone: '0571-87654321' }, 'hangzhou', '0571'],
    ['nowhere without facts', {}, null, null],
  ])('%s', (_, where, territoryId, term) => {
    const answer = find(where);
    expect(answer.territoryId).toBe(territoryId);
    expect(answer.looks.find(({ match }) => match)?.match ?? null).toEqual(territoryId && { territoryId, term });
  });

  test('says what each fact told', () => {
    expect(find({ address: '某处', phone: '+86 138 0013 8000' }).looks.map(({ ground, why }) => [ground, why])).toEqual(
      [
        ['scene', 'missing'],
        ['address', 'place_unknown'],
        ['phone', 'mobile'],
      ],
    );
    expect(find({ phone: '028 8666 7777' }).looks[2]).toEqual({
      ground: 'phone',
      why: 'area_code',
      told: '028',
      city: '成都',
      province: '四川',
      match: null,
    });
  });
});
