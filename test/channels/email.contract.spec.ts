import { channelContract } from './contract';
import { EmailFar } from './far/email';

channelContract('email', EmailFar);
