# Sends one SMS to all the numbers of a file, a few at a time.
#   python3 bulk_sms.py numbers.txt
import os
import sys

import hoiio.service
from hoiio import Hoiio

MSG = 'Our shop is closed on Monday.'
BATCH = 3

hoiio.service.HOIIO_API_ENDPOINT = os.environ.get('HOIIO_ENDPOINT', hoiio.service.HOIIO_API_ENDPOINT)
Hoiio.init(os.environ['HOIIO_APP_ID'], os.environ['HOIIO_ACCESS_TOKEN'])
Hoiio.prefix = '65'

numbers = [line.strip() for line in open(sys.argv[1]) if line.strip()]
rate = Hoiio.sms.rate(MSG, numbers[0])
print('%d numbers, one SMS costs %.3f %s' % (len(numbers), rate.total_cost, rate.currency))

for start in range(0, len(numbers), BATCH):
    batch = numbers[start:start + BATCH]
    res = Hoiio.sms.bulk_send(MSG, *batch, tag='closed-%d' % (start // BATCH + 1))
    if res.is_success():
        print('%d numbers: %s' % (len(batch), res.bulk_txn_ref))
    else:
        print('%d numbers: not sent, %s' % (len(batch), res.status))

res = Hoiio.account.balance()
print('%.3f %s left' % (res.balance, res.currency))
