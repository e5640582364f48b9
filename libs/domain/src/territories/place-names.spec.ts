import { bareName, placeAt, plainPlace } from './place-names';

describe('names of places', () => {
  test.each([
    ['廣東省 深圳市', '广东省深圳市'],
    ['臺灣', '台湾'],
    ['江蘇蘇州', '江苏苏州'],
    ['上海 浦東', '上海浦东'],
    ['遼寧瀋陽', '辽宁沈阳'],
    ['香港特別行政區', '香港特别行政区'],
  ])('%s reads %s', (given, expected) => expect(plainPlace(given)).toBe(expected));
  test.each([
    ['浙江省', '浙江'],
    ['广西壮族自治区', '广西'],
    ['杭州市', '杭州'],
    ['吉县', '吉县'],
    ['香港特別行政區', '香港'],
    ['浦東新區', '浦东新'],
  ])('%s without its rank is %s', (given, expected) => expect(bareName(given)).toBe(expected));
  test.each<[string, string, number]>([
    ['上海市南京东路100号', '南京', -1],
    ['南京市北京西路2号', '北京', -1],
    ['南京市北京西路2号', '南京', 0],
    ['中山路8号中山市', '中山', 5],
    ['北京市朝阳区', '上海', -1],
  ])('in %s, %s stands at %i', (address, name, at) => expect(placeAt(address, name)).toBe(at));
});
