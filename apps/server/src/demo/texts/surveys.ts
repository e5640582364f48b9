/** What contacts write beside their score; most write nothing. */
export const SURVEY_REMARKS: Record<number, readonly string[]> = {
  5: ['回复很快，谢谢', '客服很耐心', '一次就解决了', '比我想的快', ''],
  4: ['还可以，就是等了一会儿', '解决了', '希望退款再快点', ''],
  3: ['问了两遍才说清楚', '一般', ''],
  2: ['等了很久才有人回', '说好回电没有回'],
  1: ['换了三个人，问题还在', '还是没修好'],
};
