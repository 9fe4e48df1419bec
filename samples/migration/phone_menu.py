# Answers the calls to a Hoiio number with a menu: 1 for the shop, anything else for a message.
#   python3 phone_menu.py 8080
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlparse

import hoiio.service
from hoiio import Hoiio

NUMBER = '+6599999999'
SHOP = '22220486'
PORT = int(sys.argv[1])
URL = 'http://127.0.0.1:%d' % PORT

hoiio.service.HOIIO_API_ENDPOINT = os.environ.get('HOIIO_ENDPOINT', hoiio.service.HOIIO_API_ENDPOINT)
Hoiio.init(os.environ['HOIIO_APP_ID'], os.environ['HOIIO_ACCESS_TOKEN'])
Hoiio.prefix = '65'


class Menu(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode('utf-8')
        call = dict(parse_qsl(body))
        self.next_block(urlparse(self.path).path, call)
        self.send_response(200)
        self.end_headers()

    def next_block(self, step, call):
        if call['call_state'] == 'ended':
            print('The call from %s cost %s' % (call.get('from'), call.get('debit')), flush=True)
            return
        session = call['session']
        if step == '/answer':
            res = Hoiio.ivr.gather(session, msg='Welcome. For the shop, press 1.', max_digits=1, timeout=10, notify_url=URL + '/choice')
        elif step == '/choice' and call.get('digits') == '1':
            res = Hoiio.ivr.transfer(session, SHOP, msg='One moment.', on_failure='continue', notify_url=URL + '/shop')
        elif step in ('/choice', '/shop'):
            res = Hoiio.ivr.record(session, msg='Please leave a message.', max_duration=60, notify_url=URL + '/message')
        else:
            res = Hoiio.ivr.hangup(session, msg='Thank you. Good bye.', notify_url=URL + '/end')
        print('%s: %s' % (step, res.status), flush=True)

    def log_message(self, *args):
        pass


server = HTTPServer(('127.0.0.1', PORT), Menu)
res = Hoiio.number.configure(NUMBER, forward_to=URL + '/answer', mode='voice')
print('Listening: %s' % res.status, flush=True)
server.serve_forever()
