import type { Product } from '#domain';

/** What the demo shop sells. */
export const GOODS = [
  { product: '轻音 8 公斤洗衣机 HW-80', short: 'HW-80 洗衣机', price: '2399', english: 'HW-80 washing machine' },
  { product: '即热净水器 W3', short: 'W3 净水器', price: '1599', english: 'W3 water purifier' },
  { product: '5 升空气炸锅 A5', short: 'A5 空气炸锅', price: '329', english: 'A5 air fryer' },
  { product: '桌面加湿器 H1', short: 'H1 加湿器', price: '189', english: 'H1 humidifier' },
  { product: '热泵烘干机 HD-90', short: 'HD-90 烘干机', price: '3699', english: 'HD-90 heat pump dryer' },
  { product: '恒温热水器 R60', short: 'R60 热水器', price: '1899', english: 'R60 water heater' },
  { product: '嵌入式洗碗机 W8', short: 'W8 洗碗机', price: '3299', english: 'W8 dishwasher' },
  { product: '风冷冰箱 BCD-420', short: 'BCD-420 冰箱', price: '2999', english: 'BCD-420 refrigerator' },
] as const;

const KINDS: Record<string, Product> = {
  'HW-80 洗衣机': 'washing_machine',
  'R60 热水器': 'water_heater',
  'W8 洗碗机': 'dishwasher',
  'BCD-420 冰箱': 'refrigerator',
};
/** What agents write down of a contact's machine; null where nothing was said of one. */
export function machineOf(named: string | undefined): { product: Product; model: string } | null {
  const good = GOODS.find(({ product, short, english }) => named && [product, short, english].includes(named as never));
  return good ? { product: KINDS[good.short] ?? 'other', model: good.short } : null;
}

export const INSTALLED = GOODS.filter(({ price }) => Number(price) > 1_000);

export const PLACES = [
  '杭州市余杭区',
  '上海市浦东新区',
  '成都市武侯区',
  '武汉市洪山区',
  '苏州市吴中区',
  '长沙市岳麓区',
  '青岛市市南区',
];
export const STREETS = ['学院路', '滨江大道', '文一西路', '和平里', '翠竹苑', '锦绣路', '望江花园'];

export const SURNAMES = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余'];
export const GIVEN = [
  ...[
    '晓雯',
    '建国',
    '雅琴',
    '志强',
    '子涵',
    '佳怡',
    '海燕',
    '文博',
    '思远',
    '丽华',
    '俊杰',
    '婉清',
    '国栋',
    '梦瑶',
    '浩然',
  ],
  ...[
    '秀英',
    '嘉豪',
    '诗涵',
    '永康',
    '美玲',
    '宇航',
    '静怡',
    '德华',
    '欣然',
    '一鸣',
    '春梅',
    '明轩',
    '若曦',
    '立新',
    '可馨',
  ],
];

export const UNITS = [
  '悦居公寓管理有限公司',
  '青禾幼儿园',
  '云栖民宿',
  '安和养老服务中心',
  '启明职业学校',
  '鲜果里连锁超市',
  '蓝湾健身',
  '知行共享办公',
  '橙意酒店',
  '康宁口腔门诊',
];
export const KEYWORDS = [
  '洗衣机 批发',
  '净水器 团购',
  '公寓 家电 采购',
  '烘干机 商用',
  '企业福利 空气炸锅',
  '老客户介绍',
];
