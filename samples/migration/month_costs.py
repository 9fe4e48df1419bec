# Adds up what the calls, SMS and faxes of a month cost; without a month it is this one.
#   python3 month_costs.py [2012-01]
import datetime
import os
import sys

import hoiio.service
from hoiio import Hoiio

hoiio.service.HOIIO_API_ENDPOINT = os.environ.get('HOIIO_ENDPOINT', hoiio.service.HOIIO_API_ENDPOINT)
Hoiio.init(os.environ['HOIIO_APP_ID'], os.environ['HOIIO_ACCESS_TOKEN'])


def costs(history, month):
    total, count, page = 0.0, 0, 1
    while True:
        res = history(**{'from': month + '-01 00:00:00', 'page': page})
        if not res.is_success():
            sys.exit(res.status)
        for entry in res.entries:
            if entry.date.strftime('%Y-%m') == month:
                total += getattr(entry, 'debit', 0.0)
                count += 1
        if page * 100 >= res.total_entries_count:
            return count, total
        page += 1


month = sys.argv[1] if len(sys.argv) > 1 else datetime.date.today().strftime('%Y-%m')
for name, history in [('Calls', Hoiio.voice.history), ('SMS', Hoiio.sms.history), ('Faxes', Hoiio.fax.history)]:
    print('%-6s %4d %9.3f' % ((name,) + costs(history, month)))
