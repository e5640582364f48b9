import type { Locale } from '#contract';
import type { Product, ServiceType } from '#domain';

interface Words {
  products: Record<Product, string>;
  serviceTypes: Record<ServiceType, string>;
  /** Where nothing was written down. */
  none: string;
}

/** What products and types of service are called in files. */
export const SERVICE_WORDS: Record<Locale, Words> = {
  'zh-CN': {
    products: {
      air_conditioner: '家用空调',
      washing_machine: '洗衣机',
      dishwasher: '洗碗机',
      water_heater: '热水器',
      television: '彩电',
      refrigerator: '冰箱',
      other: '其他',
    },
    serviceTypes: {
      repair: '维修',
      pickup_repair: '拉修',
      install: '安装',
      return: '退货',
      exchange: '换货',
      inspection: '鉴定',
      jjwx: 'JJWX',
      receive: '接机',
      problem_out: '出港问题件',
      problem_in: '进港问题件',
      other: '其他',
    },
    none: '（无）',
  },
  en: {
    products: {
      air_conditioner: 'Home air conditioner',
      washing_machine: 'Washing machine',
      dishwasher: 'Dishwasher',
      water_heater: 'Water heater',
      television: 'Television',
      refrigerator: 'Refrigerator',
      other: 'Other',
    },
    serviceTypes: {
      repair: 'Repair',
      pickup_repair: 'Repair with pick-up',
      install: 'Installation',
      return: 'Return',
      exchange: 'Exchange',
      inspection: 'Inspection',
      jjwx: 'JJWX',
      receive: 'Taking in',
      problem_out: 'Outbound problem item',
      problem_in: 'Inbound problem item',
      other: 'Other',
    },
    none: '(none)',
  },
};
