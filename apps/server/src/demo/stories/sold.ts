import { Readable } from 'node:stream';
import { DateTime } from 'luxon';
import { ADMIN, COMPANY } from '../cast';
import type { Stage } from '../stage';
import type { Story } from '../timeline';

const HEAD = '订单号,订单日期,成交金额,工号,客户姓名,客户单位,关键词,来源';

/** Orders of the month as sales wrote them down. Three of them nobody can take in as they stand. */
const ORDERS: readonly (readonly [
  daysAgo: number,
  amount: string,
  agent: string,
  name: string,
  unit: string,
  keyword: string,
])[] = [
  [9, '12,800.00', '8083', '高先生', '宏达物流', '仓储货架'],
  [8, '6.5万', '8083', '邓女士', '春晖幼儿园', '商用空气净化器'],
  [7, '3680', '8014', '徐先生', '', '空气净化器 滤芯'],
  [7, '24,600.00', '8090', '罗经理', '锦江酒店', '酒店洗衣设备'],
  [6, '1.280,00', '8033', '马女士', '', '烘干机'],
  [5, '9800', '8007', '曹先生', '联合诊所', '除湿机'],
  [4, '41,200.00', '8090', '董主任', '市第三中学', '商用净水机'],
  [3, '5600', '8999', '袁女士', '', '洗碗机'],
  [3, '7,450.00', '8061', '蒋女士', '', '烘干机'],
  [2, '18,900.00', '8040', '余经理', '悦来餐饮', '商用洗碗机'],
  [2, '2200', '8066', '潘先生', '', '滤芯'],
];

/** The sheet of sales is taken in: most rows count, three wait to be corrected. */
export async function* sold(stage: Stage): Story {
  const { saleImports, saleReading, saleTaking } = stage.services;
  const me = { ...stage.named(ADMIN.name).me, ip: '127.0.0.1' };
  const file = { name: '本月成交.csv', content: Readable.from([Buffer.from(sheet(stage.now), 'utf8')]) };
  const begun = await saleImports.begin(me, { clientId: stage.clientId(), origin: 'import' }, file);
  await saleReading.readNext();
  yield 40;
  const ready = await saleImports.page(me, begun.id);
  await saleImports.run(me, begun.id, ready.import.version);
  while (await saleTaking.takeNext()) yield 1;
}

function sheet(now: Date): string {
  const today = DateTime.fromJSDate(now, { zone: COMPANY.zone });
  const rows = ORDERS.map(([daysAgo, amount, ...rest], i) => {
    const day = DateTime.max(today.minus({ days: daysAgo }), today.startOf('month'));
    const number = `HW${today.toFormat('yyMM')}-${String(101 + i)}`;
    return [number, day.toISODate(), `"${amount}"`, ...rest, '转介绍'].join(',');
  });
  const unclear = [
    `HW${today.toFormat('yyMM')}-120`,
    today.toFormat('dd/MM/yyyy'),
    '3200',
    '8014',
    '姚女士',
    '',
    '',
    '展会',
  ];
  return `\uFEFF${[HEAD, ...rows, unclear.join(',')].join('\r\n')}\r\n`;
}
