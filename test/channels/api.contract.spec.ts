import { channelContract } from './contract';
import { ApiFar } from './far/api';

channelContract('api', ApiFar);
