import { channelContract } from './contract';
import { WeiboFar } from './far/weibo';

channelContract('weibo', WeiboFar);
