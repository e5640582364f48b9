/* Characters of Chinese place names whose traditional form differs, each pair traditional first. */
const PAIRS =
  '東东廣广蘇苏遼辽寧宁龍龙門门濱滨陽阳慶庆雲云貴贵蘭兰連连島岛陝陕隴陇薩萨蕪芜臺台灣湾衛卫鄭郑許许縣县區区鎮镇鄉乡長长漢汉華华錫锡無无揚扬鹽盐遷迁紹绍興兴麗丽銅铜廈厦嶺岭滄沧欒栾張张莊庄鄲郸運运呂吕爾尔濟济濰潍煙烟臨临棗枣' +
  '營营萊莱澤泽陸陆駐驻馬马荊荆黃黄岡冈婁娄懷怀關关賀贺賓宾欽钦瀘泸達达綿绵資资樂乐內内畢毕節节紅红騰腾賢贤寶宝雞鸡銀银吳吴烏乌魯鲁齊齐納纳鐵铁撫抚順顺錦锦盤盘蘆芦鬆松鶴鹤崗岗雙双鴨鸭綏绥倫伦貝贝圖图畫画贛赣鷹鹰饒饶義义諸诸' +
  '溫温餘余開开橋桥灘滩壩坝鵬鹏鹹咸陰阴潁颍鳳凤從从樓楼閔闵閩闽靜静楊杨匯汇豐丰羅罗國国際际園园點点個个瀋沈廬庐滬沪劍剑蕭萧龜龟邊边凱凯潛潜蓮莲嶗崂崑昆維维壯壮別别來来瀏浏灤滦閬阆嶽岳滸浒鄧邓鄒邹鄆郓單单滎荥輝辉衝冲嵐岚靈灵' +
  '壽寿鐘钟湯汤傳传館馆爐炉晉晋絳绛趙赵滿满寬宽歷历膠胶嶧峄費费鄰邻鹼碱礦矿當当塗涂潯浔湞浈遠远輪轮錢钱廂厢';

const SIMPLIFIED = new Map(
  Array.from({ length: [...PAIRS].length / 2 }, (_, i) => [...PAIRS].slice(2 * i, 2 * i + 2) as [string, string]),
);

/** Text with the characters of place names in their simplified form, without blanks and full-width letters; for comparing only. */
export function plainPlace(text: string): string {
  const characters = [...text.normalize('NFKC').toLowerCase()].filter((character) => /\S/.test(character));
  return characters.map((character) => SIMPLIFIED.get(character) ?? character).join('');
}

const SUFFIX = /(壮族|回族|维吾尔|特别行政)?(自治区|自治州|行政区|省|市|盟|地区|区|县)$/;

/** A place's name as people leave its rank out: 浙江省 and 浙江, 杭州市 and 杭州. Names of two characters keep theirs. */
export function bareName(text: string): string {
  const plain = plainPlace(text);
  const bare = plain.replace(SUFFIX, '');
  return [...bare].length >= 2 ? bare : plain;
}

/** 南京东路 in Shanghai is a road and not Nanjing. */
const ROAD = /^(东|南|西|北|中|一|二|三|四|五)*(路|街|大道|道|巷|弄|大街)/;

/** Where in an address (plain) a name (bare) stands as a place; -1 where it is not, or only names a road. */
export function placeAt(address: string, name: string): number {
  for (let at = address.indexOf(name); at >= 0; at = address.indexOf(name, at + 1))
    if (!ROAD.test(address.slice(at + name.length))) return at;
  return -1;
}
